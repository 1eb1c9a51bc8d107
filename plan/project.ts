import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PlanError } from "./plan-error";
import { readYamlMap, shown } from "./yaml-file";

/** What a plan needs of a `Pulumi.yaml`. */
export interface Project {
  readonly name: string;
  /** Folder of `Pulumi.yaml`. */
  readonly root: string;
  /** Folder in which the program runs. */
  readonly folder: string;
  /** File or folder that is loaded as the program. */
  readonly entry: string;
  /** Configuration that the project gives to every stack; keys are namespaced. */
  readonly config: ReadonlyMap<string, unknown>;
}

const FILES = ["Pulumi.yaml", "Pulumi.yml"];

/**
 * Reads the project of a folder or of the nearest folder above it, as the Pulumi CLI does.
 *
 * @throws PlanError when there is none, or none that Node can run
 */
export function readProject(from: string): Project {
  const file = findProject(from);
  if (file === undefined) {
    throw new PlanError(
      `no Pulumi.yaml in ${from} or a folder above: run the command in a Pulumi project`,
    );
  }
  const yaml = readYamlMap(file);
  const name = yaml["name"];
  if (typeof name !== "string" || name === "") {
    throw new PlanError(`${shown(file)}: "name" is missing: write name: <project>`);
  }
  const language = runtimeName(yaml["runtime"]);
  if (language !== "nodejs") {
    throw new PlanError(
      `${shown(file)}: runtime ${JSON.stringify(language)} cannot be planned: the offline plan runs Node.js ` +
        "programs only; write runtime: nodejs",
    );
  }
  const root = dirname(file);
  return {
    name,
    root,
    ...programOf(root, yaml["main"], file),
    config: projectConfig(name, yaml["config"]),
  };
}

function findProject(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const file = FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file !== undefined) return file;
    if (folder === dirname(folder)) return undefined;
  }
}

function runtimeName(runtime: unknown): unknown {
  return typeof runtime === "object" && runtime !== null && "name" in runtime
    ? runtime.name
    : runtime;
}

/** A file runs in its own folder, a folder in itself: its `package.json` or index file says what is loaded. */
function programOf(root: string, main: unknown, file: string): Pick<Project, "folder" | "entry"> {
  const path = resolve(root, typeof main === "string" ? main : ".");
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === undefined) {
    throw new PlanError(
      `${shown(file)}: main: ${JSON.stringify(main)} does not exist: write the path of the program's file or folder`,
    );
  }
  return isFolder ? { folder: path, entry: path } : { folder: dirname(path), entry: path };
}

/** `config:` of a project: plain values, or `value` and `default` of a declaration. */
function projectConfig(project: string, config: unknown): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [key, declared] of Object.entries(config ?? {})) {
    const value: unknown =
      typeof declared === "object" && declared !== null
        ? ((declared as Record<string, unknown>)["value"] ??
          (declared as Record<string, unknown>)["default"])
        : declared;
    if (value !== undefined && value !== null) values.set(namespaced(project, key), value);
  }
  return values;
}

/** Keys without a namespace belong to the project. */
export function namespaced(project: string, key: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}
