import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What one process took. */
export interface Measurement {
  readonly wallSec: number;
  readonly peakMb: number;
}

const PROBE = join(__dirname, "probe.cjs");
const BYTES_PER_MB = 1e6;
const BYTES_PER_KIB = 1024;
const PROBE_FD = 3;

/** Runs Node once; `words` begin with the script or with options of Node. */
export function measure(
  words: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Measurement {
  const start = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ["--require", PROBE, ...words], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1e9,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const wallSec = Number(process.hrtime.bigint() - start) / 1e9;
  // 1: a rule is broken, the plan is whole.
  if (run.status !== 0 && run.status !== 1) {
    throw new Error(`${words.join(" ")}: status ${String(run.status)}\n${run.stdout}${run.stderr}`);
  }
  const maxRssKib = Number(run.output[PROBE_FD]?.trim().split("\n").pop() ?? Number.NaN);
  return { wallSec, peakMb: (maxRssKib * BYTES_PER_KIB) / BYTES_PER_MB };
}

/** The run in the middle by time. */
export function medianOf(times: number, run: () => Measurement): Measurement {
  const runs = Array.from({ length: times }, run).sort((one, other) => one.wallSec - other.wallSec);
  const middle = runs[Math.floor(times / 2)];
  if (middle === undefined) throw new Error("nothing was measured");
  return middle;
}
