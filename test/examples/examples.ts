import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parse } from "yaml";
import type { HelmFile, Plan } from "../../plan/plan";
import { runCommand, TestProjects, type CommandRun } from "../plan/command-line";

const CHECKOUT = resolve(__dirname, "../..");
const COMPONENTS = join(CHECKOUT, "components");
const FOLDER = join(CHECKOUT, "examples");

/** The day on which every example is judged. */
const DATE = "2026-11-24";

/** The stack file beside the program of this package. */
export const DEFAULT_STACK = "the default stack";

/** A folder below `examples/` that holds a Pulumi project. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => existsSync(join(FOLDER, name, "Pulumi.yaml")))
  .sort();

/** What a plan of an example left behind. */
export interface PlannedExample {
  readonly run: CommandRun;
  readonly plan: Plan;
  /** The plan's own folder. */
  readonly out: string;
  /** By name of the file, without `.yaml`. */
  readonly helm: ReadonlyMap<string, HelmFile>;
}

/** Where a program of a name is. */
export function folderOf(name: string): string {
  return name === DEFAULT_STACK ? CHECKOUT : join(FOLDER, name);
}

/**
 * Plans examples as somebody does who copied the folder and installed the package; each once.
 *
 * A project whose `main` leaves its folder is this package's own program with another stack file: it is planned where
 * it is.
 */
export class PlannedExamples {
  readonly #projects = new TestProjects();
  readonly #planned = new Map<string, PlannedExample>();

  plan(name: string): PlannedExample {
    const known = this.#planned.get(name);
    if (known !== undefined) return known;
    const planned = read(this.#run(name));
    this.#planned.set(name, planned);
    return planned;
  }

  dispose(): void {
    this.#projects.dispose();
  }

  #run(name: string): { readonly run: CommandRun; readonly out: string } {
    const folder = folderOf(name);
    const files = staysInside(folder) ? copied(folder) : {};
    const project = this.#projects.make(files);
    const out = join(project.folder, "plan-out");
    const at = staysInside(folder) ? project.folder : folder;
    return { run: runCommand(at, ["plan", "--date", DATE, "--out", out]), out };
  }
}

/** Whether a program can be copied alone: the default stack's is the checkout. */
function staysInside(folder: string): boolean {
  const project = parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8")) as { main?: string };
  return folder !== CHECKOUT && !(project.main ?? ".").startsWith("..");
}

/** Every file of a folder, importing the package's sources as if they were installed. */
function copied(folder: string): Record<string, string> {
  const files: Record<string, string> = {
    // A program start does not pay for type checking.
    "tsconfig.json": JSON.stringify({ extends: join(CHECKOUT, "tsconfig.run.json") }),
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, file);
    if (file.includes("node_modules") || !statSync(path).isFile()) continue;
    const text = readFileSync(path, "utf8");
    files[relative(folder, path)] = text.replaceAll('"pulumi-eks-cni"', JSON.stringify(COMPONENTS));
  }
  return files;
}

function read({ run, out }: { run: CommandRun; out: string }): PlannedExample {
  assert.ok(run.status === 0 || run.status === 1, run.stderr + run.stdout);
  const helm = existsSync(join(out, "helm")) ? readdirSync(join(out, "helm")) : [];
  return {
    run,
    out,
    plan: JSON.parse(readFileSync(join(out, "plan.json"), "utf8")) as Plan,
    helm: new Map(
      helm
        .sort()
        .map((file) => [
          file.replace(/\.yaml$/, ""),
          parse(readFileSync(join(out, "helm", file), "utf8")) as HelmFile,
        ]),
    ),
  };
}
