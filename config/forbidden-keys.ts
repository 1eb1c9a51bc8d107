import { pathOf } from "./issue";
import type { ConfigProblem } from "./problem";

const FORBIDDEN_KEYS: readonly string[] = ["__proto__", "constructor", "prototype"];

/** Every key to which JavaScript gives a meaning of its own: merging documents would drop it or worse. */
export function findForbiddenKeys(value: unknown, keys: readonly unknown[] = []): ConfigProblem[] {
  if (Array.isArray(value)) {
    return value.flatMap((member, index) => findForbiddenKeys(member, [...keys, index]));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = [...keys, key];
    return FORBIDDEN_KEYS.includes(key)
      ? [forbiddenKey(path, member)]
      : findForbiddenKeys(member, path);
  });
}

function forbiddenKey(keys: readonly unknown[], given: unknown): ConfigProblem {
  return {
    code: "config/unknown-key",
    path: pathOf(keys),
    given,
    message: () =>
      `this key cannot be used anywhere in a stack file: ${FORBIDDEN_KEYS.join(", ")} are refused`,
    remedy: "write another key",
  };
}
