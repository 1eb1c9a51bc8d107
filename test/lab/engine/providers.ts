import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { onPath } from "../tools/ensure";

/** The packages whose resources the program registers. */
export const PACKAGES = ["aws", "eks", "kubernetes", "command", "tls"] as const;

/** Where upstream says of a package's resources what a change does to them: tools of the lab. */
const DOCUMENTS: Readonly<Partial<Record<string, string>>> = {
  aws: "aws-service-spec",
  kubernetes: "pulumi-kubernetes",
};

/** What the lab of the engine needs. */
export const ENGINE_TOOLS = [
  "pulumi",
  "pulumi-language-nodejs",
  ...Object.values(DOCUMENTS).filter((name) => name !== undefined),
];

/** Whether real plugins may be used: they make real, billed resources with the caller's credentials. */
const ALLOW_REAL = process.env["EKS_CNI_LAB_REAL_PROVIDERS"] === "1";

/** A plugin of the run, and what to say of it. */
export interface Plugin {
  readonly name: string;
  /** Folder for `plugins.providers[].path`; undefined when the engine finds the real one by itself. */
  readonly path: string | undefined;
  readonly remark: string;
}

/**
 * Chooses for each package between the real plugin and an echo provider.
 *
 * A real provider is used when PATH or `PULUMI_HOME/plugins` has it and the caller agrees to what it costs.
 * They are used all together or not at all: a real Kubernetes provider cannot reach an echoed cluster.
 */
export function choosePlugins(
  folder: string,
  project: string,
  tools: ReadonlyMap<string, string>,
): Plugin[] {
  const real = PACKAGES.map((name) => ({ name, file: findReal(name) }));
  const useReal = ALLOW_REAL && real.every(({ file }) => file !== undefined);
  return real.map(({ name, file }) => {
    if (useReal) {
      return { name, path: undefined, remark: `real, ${file ?? ""}` };
    }
    const remark =
      file === undefined
        ? "echo, no real one on PATH or in PULUMI_HOME"
        : `echo, although ${file} is there: all are needed, and EKS_CNI_LAB_REAL_PROVIDERS=1`;
    return {
      name,
      path: writeEcho(folder, name, project, tools.get(DOCUMENTS[name] ?? "") ?? ""),
      remark,
    };
  });
}

function findReal(name: string): string | undefined {
  const program = `pulumi-resource-${name}`;
  const installed = join(process.env["PULUMI_HOME"] ?? join(homedir(), ".pulumi"), "plugins");
  const folder = existsSync(installed)
    ? readdirSync(installed).find((each) => each.startsWith(`resource-${name}-v`))
    : undefined;
  return onPath(program) ?? (folder === undefined ? undefined : join(installed, folder, program));
}

/** A folder with the executable that the engine looks for. */
function writeEcho(folder: string, name: string, project: string, documents: string): string {
  const home = join(folder, `echo-${name}`);
  mkdirSync(home, { recursive: true });
  const file = join(home, `pulumi-resource-${name}`);
  const loader = require.resolve("tsx");
  const main = join(__dirname, "echo", "main.ts");
  const words = [process.execPath, "--import", loader, main, name, project, documents];
  const command = words.map(quote).join(" ");
  writeFileSync(file, `#!/bin/sh\nexec ${command} "$@"\n`);
  chmodSync(file, 0o755);
  return home;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
