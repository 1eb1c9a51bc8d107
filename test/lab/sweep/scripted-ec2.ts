import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer of the EC2 API: what stands in the response, or an error code. */
export type Answer = { readonly body: string } | { readonly error: string };

/**
 * An EC2 API that answers what a test tells it: for pages, states and errors that an emulator cannot be brought
 * into. The form of answers is that of the API reference (docs.aws.amazon.com/AWSEC2/latest/APIReference).
 */
export class ScriptedEc2 {
  readonly #server: Server;
  /** Parameters of the calls, in order. */
  readonly calls: URLSearchParams[] = [];

  private constructor(answer: (call: URLSearchParams) => Answer) {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const call = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
        this.calls.push(call);
        const given = answer(call);
        const action = call.get("Action") ?? "";
        response.setHeader("Content-Type", "text/xml");
        if ("error" in given) {
          response.statusCode = 403;
          response.end(
            `<Response><Errors><Error><Code>${given.error}</Code><Message>not you</Message></Error></Errors><RequestID>1</RequestID></Response>`,
          );
        } else {
          response.end(
            `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId>${given.body}</${action}Response>`,
          );
        }
      });
    });
  }

  static async start(answer: (call: URLSearchParams) => Answer): Promise<ScriptedEc2> {
    const api = new ScriptedEc2(answer);
    await new Promise<void>((resolve) => api.#server.listen(0, "127.0.0.1", resolve));
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** The ids whose deletion was asked for. */
  deletions(): (string | null)[] {
    return this.calls
      .filter((call) => call.get("Action") === "DeleteNetworkInterface")
      .map((call) => call.get("NetworkInterfaceId"));
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** `networkInterfaceSet` of a DescribeNetworkInterfaces answer. */
export function interfaceSet(interfaces: readonly string[], nextToken?: string): Answer {
  const items = interfaces.map((one) => `<item>${one}</item>`).join("");
  const token = nextToken === undefined ? "" : `<nextToken>${nextToken}</nextToken>`;
  return { body: `<networkInterfaceSet>${items}</networkInterfaceSet>${token}` };
}
