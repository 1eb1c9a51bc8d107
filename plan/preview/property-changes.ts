import type { PropertyChange } from "../changes/comparison";
import { diffValues } from "../changes/diff/diff-values";
import { parsePath } from "../changes/diff/property-path";
import type { Json } from "../plan";
import { isMap, type JsonMap } from "../wire";
import { clearMap } from "./cleartext";
import type { EngineStep } from "./engine-step";
import { plannedState, secretKeysOf } from "./planned-state";

/**
 * What differs between the two sides of a step. Inputs are compared, but only in properties that the provider called
 * different: it knows what is the same in spite of its spelling, and the engine has put back what `ignoreChanges`
 * names. A property that differs although its inputs do not was changed outside, or is secret: it is listed with what
 * there is.
 */
export function propertyChanges(step: EngineStep): readonly PropertyChange[] {
  const { before, after } = step;
  if (before === undefined || after === undefined) return [];
  const old = plannedState(before).inputs;
  const next = plannedState(after).inputs;
  const named = [...step.diffs, ...step.replaces, ...step.detailed.keys()];
  const keys = new Set(named.map(topLevelKey));
  const changes = diffValues(old, next).filter(
    ({ path }) => keys.size === 0 || keys.has(topLevelKey(path)),
  );
  const covered = new Set(changes.map(({ path }) => topLevelKey(path)));
  const outputs = clearMap(before.outputs, secretKeysOf(before));
  const others = [...keys].filter((key) => !covered.has(key)).sort();
  return [
    ...changes,
    ...others.flatMap((key) =>
      deepest(key, step).map((path) => {
        const was = valueAt(old, path) ?? valueAt(outputs, path);
        const becomes = valueAt(next, path);
        return {
          path,
          ...(was !== undefined && { before: was }),
          ...(becomes !== undefined && { after: becomes }),
        };
      }),
    ),
  ];
}

/** Paths that force a replacement, as deep as the engine names them. */
export function replacingPaths({ replaces, detailed }: EngineStep): readonly string[] {
  const deep = [...detailed].filter(([, kind]) => kind.endsWith("replace")).map(([path]) => path);
  const covered = new Set(deep.map(topLevelKey));
  return [
    ...new Set([...deep, ...replaces.filter((path) => !covered.has(topLevelKey(path)))]),
  ].sort();
}

function deepest(key: string, { detailed }: EngineStep): readonly string[] {
  const paths = [...detailed.keys()].filter((path) => topLevelKey(path) === key).sort();
  return paths.length === 0 ? [key] : paths;
}

function topLevelKey(path: string): string {
  const [first] = parsePath(path);
  return first === undefined ? path : "key" in first ? first.key : first.element;
}

function valueAt(map: JsonMap, path: string): Json | undefined {
  let value: Json | undefined = map;
  for (const step of parsePath(path)) {
    if ("key" in step) {
      value = isMap(value) && Object.hasOwn(value, step.key) ? value[step.key] : undefined;
    } else {
      const list: Json | undefined = value;
      value = Array.isArray(list) ? (list as readonly Json[])[Number(step.element)] : undefined;
    }
  }
  return value;
}
