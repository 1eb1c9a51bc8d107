import { appendFileSync, readFileSync, statSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Plan } from "../plan/plan";
import { benchChanges } from "./bench/changes";
import { benchExamples } from "./bench/examples";
import { type Measurement, measure, medianOf } from "./bench/measure";
import { BenchFolders, CHECKOUT, emptyResources, fleet } from "./bench/programs";

// Prints what a plan costs beside what it may cost. Figures mean something on an idle machine only.

const CLI = join(CHECKOUT, "bin/eks-cni.js");
const UNTOUCHED_SDK = join(__dirname, "bench/untouched-sdk.cjs");
const RUNS = 5;
const PLAN = [CLI, "plan", "--date", "2026-11-24"];

function row(what: string, { wallSec, peakMb }: Measurement, target = ""): void {
  const figures = `${wallSec.toFixed(2).padStart(7)} s ${peakMb.toFixed(0).padStart(6)} MB`;
  process.stdout.write(`${what.padEnd(52)}${figures}  ${target}\n`);
}

function note(what: string, value: string, target: string): void {
  process.stdout.write(`${what.padEnd(52)}${value.padStart(9)}            ${target}\n`);
}

function planOf(folder: string): Plan {
  return JSON.parse(readFileSync(join(folder, "plan-out/plan.json"), "utf8")) as Plan;
}

/** As Pulumi's language host registers ts-node (pulumi/pulumi: sdk/nodejs/cmd/run/run.ts, v3.248.0). */
function startWith(tsconfig: string, transpileOnly: boolean): Measurement {
  const options = { compiler: "typescript", transpileOnly, project: tsconfig };
  return measure(
    [
      "--eval",
      `require("ts-node").register(${JSON.stringify(options)}); require("./config/read"); require("./components");`,
    ],
    CHECKOUT,
  );
}

function benchDefaultStack(folders: BenchFolders): void {
  const copy = folders.copy();
  const command = [join(copy, "bin/eks-cni.js"), ...PLAN.slice(1)];
  measure(command, copy);
  row(
    "plan of the default stack",
    medianOf(RUNS, () => measure(command, copy)),
    "under 1.4 s, 220 MB",
  );
  appendFileSync(join(copy, "components/network.ts"), `// ${String(Date.now())}\n`);
  row("first plan after an edit", measure(command, copy));
}

function benchFleet(folders: BenchFolders): void {
  const folder = folders.program("fleet", fleet(20, 10));
  measure(PLAN, folder);
  const full = medianOf(3, () => measure(PLAN, folder));
  const { resources } = planOf(folder);
  const bare = folders.program("fleet-bare", emptyResources(planOf(folder)));
  const compiled = folders.compile(bare);
  const empty = medianOf(3, () => measure([UNTOUCHED_SDK, compiled], bare));
  measure(PLAN, bare);
  const planned = medianOf(3, () => measure(PLAN, bare));
  row(`plan of 20 clusters with 10 groups, ${String(resources.length)} resources`, full);
  row("the same resources registered, empty inputs", empty, "the SDK as it is, with its mocks");
  ratios(full, empty, "at most 1.5 x", "at most 1.3 x");
  row("a plan of the same resources, empty inputs", planned, "our recorder, for comparison");
  ratios(full, planned);
}

function ratios(one: Measurement, other: Measurement, time = "", memory = ""): void {
  note("  time", `${(one.wallSec / other.wallSec).toFixed(2)} x`, time);
  note("  memory", `${(one.peakMb / other.peakMb).toFixed(2)} x`, memory);
}

function benchGrowth(folders: BenchFolders): void {
  const sizes = [10, 100, 1000];
  const measured = sizes.map((size) => {
    const folder = folders.program(`groups-${String(size)}`, fleet(1, size));
    measure(PLAN, folder);
    const run = medianOf(size === 1000 ? 1 : 3, () => measure(PLAN, folder));
    row(`1 cluster with ${String(size)} groups`, run);
    const { size: bytes } = statSync(join(folder, "plan-out/report.html"));
    note(
      "  its report.html",
      `${String(Math.round(bytes / 1000))} KB`,
      size === 10 ? "under 300 KB" : "",
    );
    return run.wallSec;
  });
  const [ten = 0, hundred = 0, thousand = 0] = measured;
  const perGroup = (from: number, to: number, groups: number) =>
    `${(((to - from) / groups) * 1000).toFixed(1)} ms`;
  note("  each group from 10 to 100", perGroup(ten, hundred, 90), "constant");
  note("  each group from 100 to 1,000", perGroup(hundred, thousand, 900), "constant");
}

function benchStart(): void {
  const start = medianOf(3, () => startWith("tsconfig.run.json", true));
  const checked = startWith("tsconfig.json", false);
  row("start of pulumi up's program", start, "at most 1.7 s");
  row("the same with type checking", checked);
  note("  ratio", (start.wallSec / checked.wallSec).toFixed(2), "at most 0.25");
}

function main(): void {
  const folders = new BenchFolders();
  process.stdout.write(`Node ${process.versions.node}, ${String(cpus().length)} cores\n`);
  try {
    benchDefaultStack(folders);
    benchExamples(folders, row);
    benchFleet(folders);
    benchGrowth(folders);
    benchChanges(folders, row);
    benchStart();
  } finally {
    folders.dispose();
  }
}

main();
