import type { Document } from "../spec/cluster-input";
import { UNKNOWN } from "../spec/known";

/** A plain object: neither an array nor null. */
export function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The value at a dotted path of a document. `undefined` when the path is absent, and also while the value
 * is not known: rules judge what is there. An explicit `null` is returned, since Helm reads it as a removal.
 */
export function valueAt(document: Document, path: string): unknown {
  const value = path
    .split(".")
    .reduce<unknown>((node, key) => (isDocument(node) ? node[key] : undefined), document);
  return value === UNKNOWN ? undefined : value;
}

/** Whether a value that is not known yet stands anywhere in a document. */
export function hasUnknown(value: unknown): boolean {
  return (
    value === UNKNOWN ||
    (typeof value === "object" && value !== null && Object.values(value).some(hasUnknown))
  );
}

/** The dotted paths among `candidates` at which something is given. */
export function givenPaths(document: Document, candidates: readonly string[]): string[] {
  return candidates.filter((path) => valueAt(document, path) !== undefined);
}

/** A value as messages print it: JSON, cut to a length that fits a line. */
export function show(value: unknown): string {
  const text =
    value === undefined || typeof value === "symbol" ? String(value) : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
