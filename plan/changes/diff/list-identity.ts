import type { Json } from "../../plan";
import { isMap } from "../../wire";

/**
 * Keys that name an element among its siblings, the best first. Two keys together identify where one alone
 * may repeat: two taints may share their key and differ in effect.
 */
const IDENTITIES: readonly (readonly string[])[] = [
  ["name"],
  ["key"],
  ["key", "effect"],
  ["Sid"],
  ["resourceType"],
  ["deviceName"],
  ["filename"],
  ["contentType"],
  ["mountPath"],
  ["cidrBlock"],
  ["path"],
];

/** Elements by what identifies them, in the list's order. */
export type Identified = ReadonlyMap<string, Json>;

/**
 * Both lists by the first identity that every element of both has and that no two elements of one list share;
 * `undefined` when there is none.
 */
export function identify(
  before: readonly Json[],
  after: readonly Json[],
): { readonly before: Identified; readonly after: Identified } | undefined {
  for (const keys of IDENTITIES) {
    const one = identifiedBy(keys, before);
    const other = one && identifiedBy(keys, after);
    if (one && other) return { before: one, after: other };
  }
  return undefined;
}

function identifiedBy(keys: readonly string[], list: readonly Json[]): Identified | undefined {
  const found = new Map<string, Json>();
  for (const element of list) {
    if (!isMap(element)) return undefined;
    const parts: string[] = [];
    for (const key of keys) {
      const value = Object.hasOwn(element, key) ? element[key] : undefined;
      if (typeof value !== "string" && typeof value !== "number") return undefined;
      parts.push(String(value));
    }
    const identity = parts.join(" ");
    if (found.has(identity)) return undefined;
    found.set(identity, element);
  }
  return found;
}
