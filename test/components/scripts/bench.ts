import { spawn, spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync } from "node:fs";
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { ScriptFile } from "../../../components/cluster-script";
import { scriptText } from "../../../components/cluster-script";

/** What the scripts may use besides `aws` and `kubectl`. Everything here is part of a bare Linux or macOS. */
const TOOLS = [
  "bash",
  "sh",
  "awk",
  "base64",
  "cat",
  "grep",
  "gzip",
  "mkfifo",
  "mktemp",
  "mv",
  "rm",
  "sed",
  "sort",
  "tail",
  "tr",
];

/** How a script ended. */
export interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function which(tool: string): string {
  for (const directory of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(directory, tool);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  throw new Error(`${tool} is not on PATH`);
}

/** A directory whose `bin` is the whole PATH of the scripts that run in it. */
export class Bench {
  readonly directory = mkdtempSync(join(tmpdir(), "eks-cni-scripts-"));
  readonly #bin = join(this.directory, "bin");

  constructor() {
    mkdirSync(this.#bin);
    mkdirSync(join(this.directory, "tmp"));
    for (const tool of TOOLS) {
      symlinkSync(which(tool), join(this.#bin, tool));
    }
  }

  /** Puts a stand-in on PATH, with the state that it answers from. */
  install(program: "aws" | "kubectl", state: unknown): void {
    const path = join(this.#bin, program);
    const source = join(__dirname, "stand-ins", `${program}.cjs`);
    writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${source}' "$@"\n`);
    chmodSync(path, 0o755);
    this.write(`${program}.json`, JSON.stringify(state));
  }

  /** Puts a shell script on PATH. */
  installScript(program: string, text: string): string {
    const path = join(this.#bin, program);
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  /** Runs scripts as `command.local.Command` would. */
  run(environment: Readonly<Record<string, string>>, ...files: readonly ScriptFile[]): Ending {
    return this.runText(environment, scriptText(...files));
  }

  runText(environment: Readonly<Record<string, string>>, text: string, shell = "bash"): Ending {
    const { status, stdout, stderr } = spawnSync(join(this.#bin, shell), ["-c", text], {
      encoding: "utf8",
      timeout: 60_000,
      ...this.#options(environment),
    });
    return { status, stdout, stderr };
  }

  /** The same, while servers of the test's own process answer. */
  async runAsync(environment: Readonly<Record<string, string>>, text: string): Promise<Ending> {
    const child = spawn(join(this.#bin, "bash"), ["-c", text], this.#options(environment));
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
        output[name] += chunk;
      });
    }
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    return { status, ...output };
  }

  #options(environment: Readonly<Record<string, string>>) {
    return {
      // Node's pipes are sockets, and a bash whose input is one believes in rsh and reads ~/.bashrc.
      stdio: ["ignore" as const, "pipe" as const, "pipe" as const],
      env: {
        PATH: this.#bin,
        HOME: this.directory,
        TMPDIR: join(this.directory, "tmp"),
        STAND_IN_DIR: this.directory,
        ...environment,
      },
    };
  }

  /** Command lines of the stand-ins, in order. */
  calls(): string[] {
    const file = join(this.directory, "calls");
    return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  }

  read(name: string): string {
    return readFileSync(join(this.directory, name), "utf8");
  }

  write(name: string, content: string): void {
    writeFileSync(join(this.directory, name), content);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
