import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ADDONS, INSTANCE_TYPES, PARAMETERS } from "./answers";

/** SSM, EKS and EC2 on this machine, each in its own wire protocol, so that the real AWS CLI can ask them. */
export interface AwsServer {
  readonly origin: string;
  close(): void;
}

const JSON_TYPE = { "content-type": "application/x-amz-json-1.1" };

/** Starts the three services with the recorded answers. */
export async function startAws(): Promise<AwsServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const url = new URL(request.url ?? "/", "http://localhost");
      if (request.headers["x-amz-target"] === "AmazonSSM.GetParameter") {
        const { Name } = JSON.parse(body) as { readonly Name: string };
        const answer = PARAMETERS[Name];
        response.writeHead(answer === undefined ? 400 : 200, JSON_TYPE);
        response.end(JSON.stringify(answer ?? { __type: "ParameterNotFound" }));
      } else if (url.pathname === "/addons/supported-versions") {
        const answer = ADDONS[url.searchParams.get("addonName") ?? ""] ?? { addons: [] };
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify(answer));
      } else {
        response.writeHead(200, { "content-type": "text/xml" });
        response.end(instanceTypesXml(new URLSearchParams(body)));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** EC2's query protocol answers in XML. */
function instanceTypesXml(query: URLSearchParams): string {
  const names = [...query]
    .filter(([key]) => key.startsWith("InstanceType."))
    .map(([, name]) => name);
  const items = names.map((name) => {
    const architectures = INSTANCE_TYPES[name]?.ProcessorInfo.SupportedArchitectures ?? [];
    const list = architectures.map((architecture) => `<item>${architecture}</item>`).join("");
    return `<item><instanceType>${name}</instanceType><processorInfo><supportedArchitectures>${list}</supportedArchitectures></processorInfo></item>`;
  });
  return `<DescribeInstanceTypesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId><instanceTypeSet>${items.join("")}</instanceTypeSet></DescribeInstanceTypesResponse>`;
}
