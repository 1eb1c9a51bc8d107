import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "pulumi-eks-cni";

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** A folder with the packed package in its node_modules, and every other package linked from this checkout. */
export class Installed {
  readonly #folder = mkdtempSync(join(tmpdir(), "eks-cni-package-"));

  /** Packs the checkout, as a release would, and unpacks it where npm would put it. */
  constructor(root: string) {
    const packed = this.#must(root, "npm", "pack", "--silent", "--pack-destination", this.#folder);
    const tarball = join(this.#folder, packed.output.trim().split("\n").at(-1) ?? "");
    const modules = join(this.#folder, "node_modules");
    const home = join(modules, PACKAGE);
    mkdirSync(join(modules, ".bin"), { recursive: true });
    mkdirSync(home);
    this.#must(this.#folder, "tar", "-xzf", tarball, "-C", home, "--strip-components=1");
    for (const name of readdirSync(join(root, "node_modules"))) {
      if (!name.startsWith(".") && name !== PACKAGE) {
        symlinkSync(join(root, "node_modules", name), join(modules, name));
      }
    }
    const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
      bin: Readonly<Record<string, string>>;
    };
    for (const [name, file] of Object.entries(bin)) {
      symlinkSync(join("..", PACKAGE, file), join(modules, ".bin", name));
    }
  }

  /** Files of the package, relative to it. */
  files(): readonly string[] {
    const home = join(this.#folder, "node_modules", PACKAGE);
    return readdirSync(home, { recursive: true }).map(String);
  }

  /** A program of somebody's own beside the node_modules; `append` goes to the end of its index.ts. */
  program(source: string, append = ""): Program {
    const folder = mkdtempSync(join(this.#folder, "program-"));
    cpSync(source, folder, { recursive: true });
    const index = join(folder, "index.ts");
    writeFileSync(index, readFileSync(index, "utf8") + append);
    writeFileSync(join(folder, "package.json"), '{ "name": "shop", "version": "1.0.0" }\n');
    const compilerOptions = {
      strict: true,
      target: "es2022",
      module: "node20",
      moduleResolution: "node16",
      types: ["node"],
      noEmit: true,
      skipLibCheck: true,
    };
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["index.ts"] }),
    );
    return new Program(folder);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #must(cwd: string, program: string, ...args: readonly string[]): Ended {
    const ended = run(cwd, program, ...args);
    if (ended.status !== 0) {
      throw new Error(
        `${program} ${args.join(" ")} ended with ${String(ended.status)}: ${ended.output}`,
      );
    }
    return ended;
  }
}

/** Somebody's own Pulumi project. */
export class Program {
  constructor(readonly folder: string) {}

  typeCheck(): Ended {
    return run(this.folder, process.execPath, "../node_modules/typescript/bin/tsc", "-p", ".");
  }

  plan(): Ended {
    return run(this.folder, "npx", "--no-install", "eks-cni", "plan");
  }

  /** Types and names of what the plan registers. */
  planned(): readonly string[] {
    const file = join(this.folder, "plan-out", "plan.json");
    const { project, resources } = JSON.parse(readFileSync(file, "utf8")) as {
      project: string;
      resources: readonly { type: string; name: string }[];
    };
    return resources.map(({ type, name }) => `${project} ${type} ${name}`);
  }
}

function run(cwd: string, program: string, ...args: readonly string[]): Ended {
  const result = spawnSync(program, args, { cwd, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return { status: result.status, output: `${result.stdout}${result.stderr}` };
}
