import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Problem } from "../rules/problem";
import { PlanError } from "./plan-error";
import { namespaced, type Project } from "./project";
import { REDACTED } from "./wire";
import { readYamlMap, shown } from "./yaml-file";

/** A stack's configuration as the SDK wants it. */
export interface StackFile {
  /** Name of the stack: the middle of the file's name. */
  readonly stack: string;
  readonly file: string;
  /** Namespaced key to text; maps and lists are JSON. */
  readonly config: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  /** What could not be resolved offline. */
  readonly findings: readonly Problem[];
}

const STACK_FILE = /^Pulumi\.(.+)\.ya?ml$/;
const DEFAULT_STACK_FILE = "Pulumi.dev.yaml";

/** The stack file of a project when none was named: `Pulumi.dev.yaml`, or the only one there is. */
export function defaultStackFile(root: string): string {
  const files = readdirSync(root).filter((name) => STACK_FILE.test(name));
  const file = files.includes(DEFAULT_STACK_FILE)
    ? DEFAULT_STACK_FILE
    : files.length === 1
      ? files[0]
      : undefined;
  if (file === undefined) {
    throw new PlanError(
      files.length === 0
        ? `no stack file in ${root}: write ${DEFAULT_STACK_FILE}, or name one with --config`
        : `several stack files and none is ${DEFAULT_STACK_FILE}: name one with --config, for example --config ${files.sort()[0] ?? ""}`,
    );
  }
  return join(root, file);
}

/** Reads a stack file; what is encrypted becomes a redacted secret. */
export function readStackFile(file: string, project: Project): StackFile {
  const yaml = readYamlMap(file);
  const own = yaml["config"] ?? {};
  if (typeof own !== "object" || Array.isArray(own)) {
    throw new PlanError(`${shown(file)}: "config" is no map: write config: and its keys below it`);
  }
  const merged = new Map(project.config);
  for (const [key, value] of Object.entries(own)) merged.set(namespaced(project.name, key), value);
  const config: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, value] of merged) {
    const { plain, isSecret } = redact(value);
    if (isSecret) secretKeys.push(key);
    if (plain !== null && plain !== undefined) config[key] = text(plain);
  }
  const name = basename(file);
  return {
    stack: STACK_FILE.exec(name)?.[1] ?? name.replace(/\.ya?ml$/, ""),
    file,
    config,
    secretKeys,
    findings: [
      ...secretKeys.map(secretFinding),
      ...(yaml["environment"] === undefined ? [] : [environmentFinding(yaml["environment"])]),
    ],
  };
}

function text(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Replaces every `{ secure: … }` at any depth. */
function redact(value: unknown): { plain: unknown; isSecret: boolean } {
  if (typeof value !== "object" || value === null) return { plain: value, isSecret: false };
  if (!Array.isArray(value) && "secure" in value && Object.keys(value).length === 1) {
    return { plain: REDACTED, isSecret: true };
  }
  let isSecret = false;
  const inner = (item: unknown): unknown => {
    const result = redact(item);
    isSecret ||= result.isSecret;
    return result.plain;
  };
  const plain: unknown = Array.isArray(value)
    ? value.map(inner)
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)]));
  return { plain, isSecret };
}

function secretFinding(key: string): Problem {
  return {
    rule: "plan/secret-config",
    severity: "info",
    path: key,
    message: `its secure value cannot be decrypted offline: the plan shows ${REDACTED} in its place`,
    remedy: "nothing for the plan; `pulumi up` uses the real value",
  };
}

function environmentFinding(environment: unknown): Problem {
  const names = Array.isArray(environment)
    ? environment.map((entry) => (typeof entry === "string" ? entry : JSON.stringify(entry)))
    : ["inline"];
  return {
    rule: "plan/environment",
    severity: "info",
    path: "environment",
    message: `Pulumi ESC cannot be asked offline: what ${names.join(", ")} would give to this stack is missing from the plan`,
    remedy: "give the plan a copy of the stack file with these values in it: --config FILE",
  };
}
