import { type Json, isObject, isUnknown } from "./json";
import type { Sdk } from "./sdk";
import type { Members, Shape } from "./shape";

/** One property that the SDK's typings do not allow. */
export interface Failure {
  /** Path of the property, for example `vpcConfig.subnetIdz`. */
  readonly path: string;
  readonly reason: string;
}

/** Compares values with the typings of an SDK: unknown keys, missing keys, and kinds of values. */
export function judge(sdk: Sdk, members: Members, values: Json, path = ""): Failure[] {
  if (!isObject(values)) {
    return [];
  }
  const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
  const unknown = Object.keys(values)
    .filter((key) => !members.has(key) && !key.startsWith("__"))
    .map((key) => ({
      path: at(key),
      reason: `unknown property "${key}"; there are ${[...members.keys()].join(", ")}`,
    }));
  const missing = [...members]
    .filter(([key, member]) => !member.optional && (values[key] ?? null) === null)
    .map(([key]) => ({ path: at(key), reason: `missing required property "${key}"` }));
  const nested = Object.entries(values).flatMap(([key, value]) => {
    const shape = members.get(key)?.shape;
    return shape === undefined ? [] : judgeValue(sdk, shape, value, at(key));
  });
  return [...unknown, ...missing, ...nested];
}

function judgeValue(sdk: Sdk, shape: Shape, value: Json, path: string): Failure[] {
  if (value === null || isUnknown(value)) {
    return [];
  }
  switch (shape.kind) {
    case "any":
      return [];
    case "string":
    case "number":
    case "boolean":
      return typeof value === shape.kind ? [] : [wrongKind(shape.kind, value, path)];
    case "array":
      return Array.isArray(value)
        ? value.flatMap((each, at) => judgeValue(sdk, shape.of, each, `${path}[${String(at)}]`))
        : [wrongKind("list", value, path)];
    case "map":
      return isObject(value)
        ? Object.entries(value).flatMap(([key, each]) =>
            judgeValue(sdk, shape.of, each, `${path}.${key}`),
          )
        : [wrongKind("map", value, path)];
    case "named":
      return judgeNamed(sdk, shape.name, value, path);
    case "union":
      return shape.of.some((each) => judgeValue(sdk, each, value, path).length === 0)
        ? []
        : judgeValue(sdk, shape.of[0] ?? { kind: "any" }, value, path);
  }
}

function judgeNamed(sdk: Sdk, name: string, value: Json, path: string): Failure[] {
  const members = sdk.named("input", name);
  if (members === undefined) {
    return [];
  }
  return isObject(value) ? judge(sdk, members, value, path) : [wrongKind(name, value, path)];
}

function wrongKind(expected: string, value: Json, path: string): Failure {
  const given = Array.isArray(value) ? "list" : typeof value;
  return { path, reason: `expected ${expected}, got ${given}` };
}
