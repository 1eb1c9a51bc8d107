import { stringify } from "smol-toml";
import { isTable } from "./merge";
import { byKey } from "./labels";

/** Sorted keys, and without what TOML has no word for: `null` and `undefined`. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item != null).map(canonical);
  if (!isTable(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item != null)
      .sort(byKey)
      .map(([key, item]) => [key, canonical(item)]),
  );
}

/** The one place that writes TOML: sorted keys, each header once, integers without underscores. */
export function toToml(table: Readonly<Record<string, unknown>>): string {
  return stringify(canonical(table));
}
