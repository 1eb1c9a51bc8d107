import type { Json, Plan } from "../../plan";
import { isMap, type JsonMap } from "../../wire";

/** The first value of a plan that is not what format 1 says, and what it should be. */
export interface ShapeFault {
  /** `resources[17].dependsOn[0]`. */
  readonly path: string;
  readonly expected: string;
}

/** Says what is wrong with a value, or nothing. Paths are made only for what is wrong: a plan may be huge. */
type Check = (value: Json | undefined) => ShapeFault | undefined;

const text: Check = (value) => (typeof value === "string" ? undefined : fault("a text"));
const flag: Check = (value) => (typeof value === "boolean" ? undefined : fault("true or false"));
const map: Check = (value) => (isMap(value) ? undefined : fault("a map"));
const textOrNull: Check = (value) => (value === null ? undefined : text(value));

function fault(expected: string): ShapeFault {
  return { path: "", expected };
}

function oneOf(...allowed: readonly string[]): Check {
  return (value) =>
    typeof value === "string" && allowed.includes(value) ? undefined : fault(allowed.join(" or "));
}

function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

function listOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return fault("a list");
    const list = value as readonly Json[];
    for (let index = 0; index < list.length; index += 1) {
      const wrong = check(list[index]);
      if (wrong !== undefined) return { ...wrong, path: `[${String(index)}]${wrong.path}` };
    }
    return undefined;
  };
}

function mapOf(keys: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(keys);
  return (value) => {
    if (!isMap(value)) return fault("a map");
    for (const [key, check] of entries) {
      const wrong = check(value[key]);
      if (wrong !== undefined) return { ...wrong, path: `.${key}${wrong.path}` };
    }
    return undefined;
  };
}

// A schema library takes seconds and a copy of everything for 100,000 resources; this walk takes neither.
const PLAN = mapOf({
  project: text,
  stack: text,
  date: text,
  resources: listOf(
    mapOf({
      urn: text,
      type: text,
      name: text,
      parent: textOrNull,
      custom: flag,
      dependsOn: listOf(text),
      inputs: map,
      options: mapOf({
        provider: optional(text),
        protect: optional(flag),
        ignoreChanges: optional(listOf(text)),
        deletedWith: optional(text),
        retainOnDelete: optional(flag),
        deleteBeforeReplace: optional(flag),
        aliases: optional(listOf(() => undefined)),
      }),
      expandedFrom: optional(text),
      opaque: optional(flag),
    }),
  ),
  waves: listOf(listOf(text)),
  placeholders: listOf(mapOf({ value: text, of: text, property: text })),
  judges: optional(
    listOf(
      mapOf({ name: text, version: text, file: text, accepted: flag, message: optional(text) }),
    ),
  ),
  findings: listOf(
    mapOf({
      rule: text,
      severity: oneOf("error", "warning", "info"),
      path: text,
      message: text,
      remedy: text,
      suppressed: optional(mapOf({ reason: text })),
    }),
  ),
});

/** The first value that is not as format 1 has it. Keys that format 1 does not know are left alone. */
export function planFault(plan: JsonMap): ShapeFault | undefined {
  const wrong = PLAN(plan) ?? repeatedUrn(plan as unknown as Plan);
  return wrong === undefined ? undefined : { ...wrong, path: wrong.path.replace(/^\./, "") };
}

function repeatedUrn({ resources }: Plan): ShapeFault | undefined {
  const seen = new Set<string>();
  for (const [index, { urn }] of resources.entries()) {
    if (seen.has(urn)) {
      return {
        path: `.resources[${String(index)}].urn`,
        expected: "a URN that no other resource has",
      };
    }
    seen.add(urn);
  }
  return undefined;
}
