import type { Json } from "../../plan";
import { isMap, type JsonMap } from "../../wire";
import { parsePath, type PathStep } from "../diff/property-path";

/**
 * Inputs as the engine takes them: what `ignoreChanges` names is as it was.
 *
 * @param paths - paths of Pulumi: `scalingConfig.desiredSize`, `["a.b"]`, `rules[*].port`, `*`
 */
export function keepIgnored(
  before: JsonMap,
  after: JsonMap,
  paths: readonly string[] | undefined,
): JsonMap {
  return (paths ?? []).reduce<JsonMap>(
    (kept, path) => restore(before, kept, parsePath(path)) as JsonMap,
    after,
  );
}

/** `after` with the old value at these steps; itself when one side does not lead there. */
function restore(before: Json, after: Json, steps: readonly PathStep[]): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return before;
  const every = "key" in step ? step.key === "*" : step.element === "*";
  if (Array.isArray(before) && Array.isArray(after)) {
    return restoreList(before as readonly Json[], after as readonly Json[], step, every, rest);
  }
  if (!isMap(before) || !isMap(after)) return after;
  const keys = every
    ? [...new Set([...Object.keys(before), ...Object.keys(after)])]
    : ["key" in step ? step.key : step.element];
  const restored = new Map(Object.entries(after));
  for (const key of keys) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    const next = Object.hasOwn(after, key) ? after[key] : undefined;
    if (rest.length > 0) {
      if (old !== undefined && next !== undefined) restored.set(key, restore(old, next, rest));
    } else if (old !== undefined) {
      restored.set(key, old);
    } else {
      restored.delete(key);
    }
  }
  return Object.fromEntries(restored);
}

function restoreList(
  before: readonly Json[],
  after: readonly Json[],
  step: PathStep,
  every: boolean,
  rest: readonly PathStep[],
): Json {
  if (every && rest.length === 0) return before;
  const chosen = "key" in step ? step.key : step.element;
  return after.map((element, index) => {
    const old = before[index];
    const meant = every || chosen === String(index);
    return meant && old !== undefined ? restore(old, element, rest) : element;
  });
}
