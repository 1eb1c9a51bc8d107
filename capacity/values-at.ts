import type { Document } from "../spec/cluster-input";

/** Maps, and lists by index. */
function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What stands at a dotted path of Helm values (`ipPools.0.cidr`); undefined where nothing does. */
export function valueAt(values: Document, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((node, key) => (isContainer(node) ? node[key] : undefined), values);
}

/** A whole number of 0 or more at a path, also one in quotes, as environments have them. */
export function countAt(values: Document, path: string): number | undefined {
  const value = valueAt(values, path);
  const count = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isInteger(count) && count >= 0 ? count : undefined;
}

/** A switch at a path, also one in quotes. */
export function switchAt(values: Document, path: string): boolean | undefined {
  const value = valueAt(values, path);
  return value === true || value === "true"
    ? true
    : value === false || value === "false"
      ? false
      : undefined;
}

/** A list or map at a path has members. */
export function hasMembersAt(values: Document, path: string): boolean {
  const value = valueAt(values, path);
  return isContainer(value) && Object.keys(value).length > 0;
}
