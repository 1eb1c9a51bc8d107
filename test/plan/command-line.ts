import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Plan, PlannedResource } from "../../plan/plan";

const CHECKOUT = resolve(__dirname, "../..");

/** What a run of the command line came to. */
export interface CommandRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Pulumi project of a test, in a folder of its own. */
export interface TestProject {
  readonly folder: string;
  write(file: string, text: string): void;
  read(file: string): string;
  run(...args: readonly string[]): CommandRun;
  plan(): Plan;
}

/** The real command line, in a process of its own. */
export function runCommand(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): CommandRun {
  const { PULUMI_CONFIG: _, ...inherited } = process.env;
  const run = spawnSync(process.execPath, [join(CHECKOUT, "bin/eks-cni.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...inherited, ...environment },
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** Makes projects for the tests of one suite; their folders go with `dispose`. */
export class TestProjects {
  readonly #root = mkdtempSync(join(tmpdir(), "eks-cni-plan-"));
  #count = 0;

  constructor() {
    symlinkSync(join(CHECKOUT, "node_modules"), join(this.#root, "node_modules"), "dir");
  }

  /** A project with these files; `Pulumi.yaml` and `Pulumi.dev.yaml` are there unless given. */
  make(files: Readonly<Record<string, string>>): TestProject {
    this.#count += 1;
    const folder = join(this.#root, `project-${String(this.#count)}`);
    mkdirSync(folder);
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    const all = {
      "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.ts\n",
      "Pulumi.dev.yaml": "config:\n  aws:region: eu-central-1\n",
      ...files,
    };
    for (const [file, text] of Object.entries(all)) write(file, text);
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    return {
      folder,
      write,
      read,
      run: (...args) => runCommand(folder, args),
      plan: () => JSON.parse(read("plan-out/plan.json")) as Plan,
    };
  }

  /** A copy of this package's own program, to be edited. */
  copyOfCheckout(): TestProject {
    const project = this.make({});
    for (const room of [
      "bin",
      "capacity",
      "charts",
      "components",
      "config",
      "pins",
      "plan",
      "rules",
      "spec",
      "userdata",
    ]) {
      cpSync(join(CHECKOUT, room), join(project.folder, room), { recursive: true });
    }
    for (const file of [
      "index.ts",
      "Pulumi.yaml",
      "Pulumi.dev.yaml",
      "package.json",
      "tsconfig.json",
      "tsconfig.run.json",
    ]) {
      cpSync(join(CHECKOUT, file), join(project.folder, file));
    }
    return project;
  }

  dispose(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** The one resource of a name; of several, the one whose type ends so. */
export function resourceCalled(plan: Plan, name: string, type = ""): PlannedResource {
  const found = plan.resources.filter(
    (resource) => resource.name === name && resource.type.endsWith(type),
  );
  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(
      `${String(found.length)} resources are called ${name}: ${found.map(({ urn }) => urn).join(", ")}`,
    );
  }
  return found[0];
}
