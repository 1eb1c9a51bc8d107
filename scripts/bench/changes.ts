import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../plan/plan";
import { type Measurement, measure, medianOf } from "./measure";
import { BenchFolders, CHECKOUT, fleet, writeHugePlan } from "./programs";

const CLI = join(CHECKOUT, "bin/eks-cni.js");
const PLAN = [CLI, "plan", "--date", "2026-11-24"];
const HUGE = 100_000;

/** Prints one line. */
export type Row = (what: string, measured: Measurement, target?: string) => void;

/** What reports of changes cost. */
export function benchChanges(folders: BenchFolders, row: Row): void {
  const stack = folders.empty("default-plans");
  measure([...PLAN, "--out", join(stack, "base")], CHECKOUT);
  const base = planIn(join(stack, "base"));
  const edited = JSON.stringify(base, null, 2).replaceAll('"m7g.large"', '"m7g.xlarge"');
  writePlan(folders, "default-head", JSON.parse(edited) as Plan);
  const heads = folders.path("default-head");
  row("diff of two plans of the default stack", diff(5, join(stack, "base"), heads), "under 0.5 s");

  const [one, other] = [fleet(20, 10), fleet(20, 10).replaceAll("m7g.large", "m7g.xlarge")].map(
    (program, index) => {
      const folder = folders.program(`side-${String(index)}`, program);
      // One project, planned twice.
      measure([...PLAN, "--out", "plan-out"], folder);
      const plan = { ...planIn(join(folder, "plan-out")), project: "fleet" };
      writePlan(folders, `fleet-${String(index)}`, withoutProject(plan, `side-${String(index)}`));
      return folders.path(`fleet-${String(index)}`);
    },
  );
  row("diff of two plans of 20 clusters with 10 groups", diff(3, one, other), "under 2 s");

  const huge = [0, 1].map((side) => {
    const folder = folders.empty(`huge-${String(side)}`);
    writeHugePlan(base, HUGE, folder, (text) =>
      side === 0 ? text : text.replaceAll('"m7g.large"', '"m7g.xlarge"'),
    );
    return folder;
  });
  row("diff of two plans of 100,000 resources", diff(1, huge[0], huge[1]), "under 10 s, 1,074 MB");
}

function diff(times: number, base = "", head = ""): Measurement {
  measure([CLI, "diff", base, head], CHECKOUT);
  return medianOf(times, () => measure([CLI, "diff", base, head], CHECKOUT));
}

function planIn(folder: string): Plan {
  return JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")) as Plan;
}

function writePlan(folders: BenchFolders, name: string, plan: Plan): void {
  folders.write(name, "plan.json", `${JSON.stringify(plan, null, 2)}\n`);
}

/** Both sides are of one project, whatever their folders are called. */
function withoutProject(plan: Plan, project: string): Plan {
  return JSON.parse(JSON.stringify(plan).replaceAll(`::${project}::`, "::fleet::")) as Plan;
}
