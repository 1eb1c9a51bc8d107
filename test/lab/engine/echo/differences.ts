import { isDeepStrictEqual } from "node:util";
import { type Json, isObject, isUnknown, type JsonObject } from "./json";

/** Keys and indices from the outermost in. */
export type Path = readonly (string | number)[];

/** One place in which two values differ. */
export interface Difference {
  readonly path: Path;
  readonly kind: "add" | "delete" | "update";
  /** Absent when it is deleted. */
  readonly after?: Json;
}

/** Says of a list whether its order counts. */
export type IsSet = (path: Path) => boolean;

/** Where inputs differ, leaf by leaf. What is not known yet differs from everything. */
export function differences(before: JsonObject, after: JsonObject, isSet: IsSet): Difference[] {
  return compareObjects(before, after, [], isSet);
}

function compareObjects(
  before: JsonObject,
  after: JsonObject,
  path: Path,
  isSet: IsSet,
): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !key.startsWith("__"))
    .flatMap((key) => compare(before[key] ?? null, after[key] ?? null, [...path, key], isSet));
}

function compare(before: Json, after: Json, path: Path, isSet: IsSet): Difference[] {
  if (isDeepStrictEqual(before, after) && !isUnknown(after)) {
    return [];
  }
  if (after === null) {
    return [{ path, kind: "delete" }];
  }
  if (before === null) {
    return [{ path, kind: "add", after }];
  }
  if (isObject(before) && isObject(after)) {
    return compareObjects(before, after, path, isSet);
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return isSet(path)
      ? compareSets(before, after, path)
      : Array.from({ length: Math.max(before.length, after.length) }, (_, at) =>
          compare(before[at] ?? null, after[at] ?? null, [...path, at], isSet),
        ).flat();
  }
  return [{ path, kind: "update", after }];
}

function compareSets(before: readonly Json[], after: readonly Json[], path: Path): Difference[] {
  const lacks = (set: readonly Json[], value: Json): boolean =>
    !set.some((each) => isDeepStrictEqual(each, value));
  const gone = before.flatMap((each, at): Difference[] =>
    lacks(after, each) ? [{ path: [...path, at], kind: "delete" }] : [],
  );
  const come = after.flatMap((each, at): Difference[] =>
    lacks(before, each) || isUnknown(each)
      ? [{ path: [...path, at], kind: "add", after: each }]
      : [],
  );
  return [...gone, ...come];
}

/** A path as the engine reads it: `spec.taints[0].key`, `data["a.b"]`. */
export function pathText(path: Path): string {
  return path
    .map((part, at) => {
      if (typeof part === "number") {
        return `[${String(part)}]`;
      }
      return /[.[\]"]/.test(part) ? `[${JSON.stringify(part)}]` : at === 0 ? part : `.${part}`;
    })
    .join("");
}

/** The names of a path alone: `taints.key`. */
export function namesOf(path: Path): string[] {
  return path.filter((part) => typeof part === "string");
}
