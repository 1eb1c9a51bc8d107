import { spawn } from "node:child_process";
import { join } from "node:path";
import { CHECKOUT } from "./repository";

/** What a script came to. */
export interface NodeRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the scripts that post, with exactly this environment, while this process answers it. */
export async function runNode(
  script: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<NodeRun> {
  const child = spawn(
    process.execPath,
    [join(CHECKOUT, "scripts/pull-request", script), ...words],
    { env: environment, stdio: ["ignore", "pipe", "pipe"] },
  );
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}
