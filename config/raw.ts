/** What a stack file holds before anybody has looked at it. */
export type RawStack = Readonly<Record<string, unknown>>;

/** True for a map, as YAML and JSON know it. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a dotted path, or `undefined` where the path leads nowhere. */
export function at(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (inner, key) => (isMap(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
      value,
    );
}

/** The members of a value that should be a list; none when it is not. */
export function membersOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The entries of a value that should be a map; none when it is not. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isMap(value) ? Object.entries(value) : [];
}
