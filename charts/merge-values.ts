import type { Document } from "../spec/cluster-input";

/** A plain object: neither an array nor null nor an instance of a class. */
function isMap(value: unknown): value is Document {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  return isMap(value) ? mergeValues({}, value) : value;
}

/**
 * Lays one document of Helm values over another, as Helm lays `--values` over a chart's defaults:
 *
 * - maps are merged key by key, at every depth;
 * - everything else replaces what was there, arrays as a whole: whoever wants to add to a list writes it whole;
 * - an explicit `null` stays and wins: Helm reads it as "remove the chart's default";
 * - a key that is `undefined` counts as absent.
 *
 * Neither argument is changed, and the result shares no map or array with them.
 */
export function mergeValues(base: Document, over: Document): Document {
  const merged = new Map<string, unknown>();
  for (const [key, value] of Object.entries(base)) merged.set(key, copy(value));
  for (const [key, value] of Object.entries(over) as [string, unknown][]) {
    if (value === undefined) continue;
    const below = merged.get(key);
    merged.set(key, isMap(below) && isMap(value) ? mergeValues(below, value) : copy(value));
  }
  return Object.fromEntries(merged);
}

/** Nests values given by dotted path: `{ "eni.enabled": true }` becomes `{ eni: { enabled: true } }`. */
export function nestValues(flat: Readonly<Record<string, unknown>>): Document {
  return Object.entries(flat).reduce<Document>((document, [path, value]) => {
    const nested = path
      .split(".")
      .reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Document;
    return value === undefined ? document : mergeValues(document, nested);
  }, {});
}
