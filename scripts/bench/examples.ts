import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Measurement, measure, medianOf } from "./measure";
import { type BenchFolders, CHECKOUT } from "./programs";

const EXAMPLES = join(CHECKOUT, "examples");
const CLI = join(CHECKOUT, "bin/eks-cni.js");
const RUNS = 3;

/** What the plan of each example costs. */
export function benchExamples(
  folders: BenchFolders,
  row: (what: string, measured: Measurement, target?: string) => void,
): void {
  for (const name of readdirSync(EXAMPLES)) {
    if (!existsSync(join(EXAMPLES, name, "Pulumi.yaml"))) continue;
    const folder = programOf(folders, name) ?? join(EXAMPLES, name);
    const out = folders.path(`${name}-out`);
    const command = [CLI, "plan", "--date", "2026-11-24", "--out", out];
    measure(command, folder);
    const median = medianOf(RUNS, () => measure(command, folder));
    row(`plan of examples/${name}`, median, "under 1.6 s");
  }
}

/** A copy of an example that is a program, with this checkout as its package; the others run where they are. */
function programOf(folders: BenchFolders, name: string): string | undefined {
  const program = join(EXAMPLES, name, "index.ts");
  if (!existsSync(program)) return undefined;
  const components = JSON.stringify(join(CHECKOUT, "components"));
  const text = readFileSync(program, "utf8").replaceAll('"pulumi-eks-cni"', components);
  const folder = folders.program(name, text);
  for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml"]) {
    copyFileSync(join(EXAMPLES, name, file), join(folder, file));
  }
  return folder;
}
