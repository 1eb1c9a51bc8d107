import type { Document } from "../spec/cluster-input";

/** A value that a chart is given, and where it stands. */
export interface ValueAt {
  /** Dotted, for example `eni.nodeSpec.firstInterfaceIndex`. */
  readonly path: string;
  readonly value: unknown;
}

function isBranch(value: unknown): value is Document {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  );
}

/** Every value of a chart by its path, in the order in which they are written; lists and empty maps are values. */
export function valuePaths(values: Document, prefix = ""): ValueAt[] {
  return Object.entries(values as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    return isBranch(value) ? valuePaths(value, `${path}.`) : [{ path, value }];
  });
}
