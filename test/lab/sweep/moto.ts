import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** An EC2 emulator on a loopback port of its own. */
export class Moto {
  readonly #process: ChildProcess;
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#process = child;
    this.url = url;
  }

  /** Starts it on a port that the system chooses, and waits until it says that it listens. */
  static async start(program: string): Promise<Moto> {
    const child = spawn(program, ["-H", "127.0.0.1", "-p", "0"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (status) => {
        reject(new Error(`moto_server ended with status ${String(status)}`));
      });
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on("line", (line) => {
          const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(line);
          if (found !== null) {
            resolve(found[0]);
          }
        });
      }
    });
    return new Moto(child, url);
  }

  /** One call of the EC2 API; returns the XML of the answer. */
  async call(action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const response = await fetch(this.url, {
      method: "POST",
      headers: {
        Authorization: "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-central-1/ec2/aws4_request",
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ Action: action, Version: "2016-11-15", ...parameters }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${action}: ${text}`);
    }
    return text;
  }

  /** The first value of an element in the answer to a call. */
  async ask(
    element: string,
    action: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<string> {
    const answer = await this.call(action, parameters);
    const value = new RegExp(`<${element}>([^<]+)</${element}>`).exec(answer)?.[1];
    if (value === undefined) {
      throw new Error(`${action} answered without ${element}: ${answer}`);
    }
    return value;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    await ended;
  }
}
