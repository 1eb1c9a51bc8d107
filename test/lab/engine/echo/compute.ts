import { type Json, isObject, type JsonObject, UNKNOWN } from "./json";
import { inventValue, type Subject } from "./plausible";
import type { Sdk } from "./sdk";
import type { Members, Shape } from "./shape";

/** Nested types may contain themselves. */
const MAX_DEPTH = 6;

/**
 * The state of a resource: what went in, and a value for every output that the typings promise.
 *
 * An output is computed when the typings do not allow its absence and no input gave it. In a preview it is
 * unknown, afterwards it is a plausible value.
 */
export function complete(
  sdk: Sdk,
  outputs: Members,
  inputs: JsonObject,
  subject: Subject,
): JsonObject {
  const state: JsonObject = { ...inputs };
  for (const [key, member] of outputs) {
    const given = inputs[key] ?? null;
    if (given !== null) {
      state[key] = fill(sdk, member.shape, given, { ...subject, path: [...subject.path, key] });
    } else if (!member.optional) {
      state[key] = invent(sdk, member.shape, { ...subject, path: [...subject.path, key] });
    }
  }
  return state;
}

/** Adds what a nested value lacks. */
function fill(sdk: Sdk, shape: Shape, given: Json, subject: Subject): Json {
  if (shape.kind === "array" && Array.isArray(given)) {
    return given.map((each) => fill(sdk, shape.of, each, subject));
  }
  const members = shape.kind === "named" ? sdk.named("output", shape.name) : undefined;
  return members !== undefined && isObject(given) ? complete(sdk, members, given, subject) : given;
}

function invent(sdk: Sdk, shape: Shape, subject: Subject): Json {
  if (subject.preview) {
    return UNKNOWN;
  }
  switch (shape.kind) {
    case "any":
      return "any";
    case "string":
    case "number":
    case "boolean":
      return inventValue(shape.kind, subject);
    case "array":
      return inventList(sdk, shape.of, subject);
    case "map":
      return {};
    case "named": {
      const members = sdk.named("output", shape.name);
      return members === undefined || subject.path.length > MAX_DEPTH
        ? {}
        : complete(sdk, members, {}, subject);
    }
    case "union":
      return invent(sdk, shape.of[0] ?? { kind: "any" }, subject);
  }
}

/** Three of what is plain, as a region has zones; one of what has structure. */
function inventList(sdk: Sdk, of: Shape, subject: Subject): Json[] {
  const count = of.kind === "string" ? 3 : 1;
  return Array.from({ length: count }, (_, index) => invent(sdk, of, { ...subject, index }));
}
