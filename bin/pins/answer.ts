/** A member of an answer, if the answer is a map that has it. */
export function valueAt(answer: unknown, key: string): unknown {
  return typeof answer === "object" && answer !== null
    ? (answer as Record<string, unknown>)[key]
    : undefined;
}

/** A list inside an answer; empty when it is not one. */
export function listAt(answer: unknown, key: string): readonly unknown[] {
  const value = valueAt(answer, key);
  return Array.isArray(value) ? value : [];
}

/** A string inside an answer. */
export function stringAt(answer: unknown, key: string): string | undefined {
  const value = valueAt(answer, key);
  return typeof value === "string" ? value : undefined;
}
