import type { Json } from "../plan";
import { PlanError } from "../plan-error";
import { isMap, type JsonMap } from "../wire";
import type { EngineState, EngineStep } from "./engine-step";

/** What the two forms of a preview call the same things. */
export interface StepKeys {
  readonly before: string;
  readonly after: string;
  readonly diffs: string;
  readonly replaces: string;
}

/**
 * Reads one step. Fields that this version does not know are left alone, for later versions of the CLI add some.
 *
 * @param where - the step's place, for messages: `steps[3]`, `line 17: resourcePreEvent.metadata`
 * @throws PlanError when something that is read has another shape
 */
export function readStep(value: Json | undefined, where: string, keys: StepKeys): EngineStep {
  if (!isMap(value)) throw wrong(where, "a map");
  const before = readState(value[keys.before], `${where}.${keys.before}`);
  const after = readState(value[keys.after], `${where}.${keys.after}`);
  return {
    op: textAt(value, "op", where),
    urn: textAt(value, "urn", where),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    diffs: textsAt(value, keys.diffs, where),
    replaces: textsAt(value, keys.replaces, where),
    detailed: readDetailed(value["detailedDiff"], `${where}.detailedDiff`),
    found: false,
    whole: value,
  };
}

function readState(value: Json | undefined, where: string): EngineState | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isMap(value)) throw wrong(where, "a map");
  const [id, parent, provider, deletedWith] = ["id", "parent", "provider", "deletedWith"].map(
    (key) => optionalText(value, key, where),
  );
  return {
    urn: textAt(value, "urn", where),
    type: textAt(value, "type", where),
    custom: value["custom"] === true,
    ...(id !== undefined && { id }),
    ...(parent !== undefined && { parent }),
    ...(provider !== undefined && { provider }),
    inputs: mapAt(value, "inputs", where),
    outputs: mapAt(value, "outputs", where),
    dependencies: [
      ...textsAt(value, "dependencies", where),
      ...Object.keys(mapAt(value, "propertyDependencies", where)).flatMap((key) =>
        textsAt(mapAt(value, "propertyDependencies", where), key, where),
      ),
    ],
    protect: value["protect"] === true,
    external: value["external"] === true,
    delete: value["delete"] === true,
    pendingReplacement: value["pendingReplacement"] === true,
    retainOnDelete: value["retainOnDelete"] === true,
    ...(deletedWith !== undefined && { deletedWith }),
    ignoreChanges: textsAt(value, "ignoreChanges", where),
    secretKeys: textsAt(value, "additionalSecretOutputs", where),
  };
}

function readDetailed(value: Json | undefined, where: string): ReadonlyMap<string, string> {
  if (value === undefined || value === null) return new Map();
  if (!isMap(value)) throw wrong(where, "a map");
  return new Map(
    Object.entries(value).map(([path, diff]) => {
      if (!isMap(diff)) throw wrong(`${where}[${JSON.stringify(path)}]`, "a map");
      return [path, textAt(diff, "kind", `${where}[${JSON.stringify(path)}]`)];
    }),
  );
}

function textAt(map: JsonMap, key: string, where: string): string {
  const value = map[key];
  if (typeof value !== "string") throw wrong(`${where}.${key}`, "a text");
  return value;
}

/** The engine writes `""` for what is not set, in one of its forms. */
function optionalText(map: JsonMap, key: string, where: string): string | undefined {
  const value = map[key];
  if (value === undefined || value === null || value === "") return undefined;
  return textAt(map, key, where);
}

/** The engine, written in Go, writes `null` for an empty list or map. */
function textsAt(map: JsonMap, key: string, where: string): readonly string[] {
  const value = map[key] ?? [];
  if (
    !Array.isArray(value) ||
    !(value as readonly Json[]).every((each) => typeof each === "string")
  )
    throw wrong(`${where}.${key}`, "a list of texts");
  return value as readonly string[];
}

function mapAt(map: JsonMap, key: string, where: string): JsonMap {
  const value = map[key] ?? {};
  if (!isMap(value)) throw wrong(`${where}.${key}`, "a map");
  return value;
}

function wrong(where: string, expected: string): PlanError {
  return new PlanError(`${where}: not what a preview has here: ${expected} is expected`);
}
