/** `a`, `a and b`, `a, b and c`; of more than `most` the rest is counted. */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const items = rest > 0 ? [...shown, `${String(rest)} more`] : shown;
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** `Node group general`, `Node groups general and hardened`. */
export function named(noun: string, names: readonly string[]): string {
  return `${noun}${names.length === 1 ? "" : "s"} ${listed(names)}`;
}
