import type { Json } from "../../plan";
import { isMap } from "../../wire";
import { canonicalText } from "../diff/diff-values";

/**
 * True when two policies mean the same, whatever the order of keys, statements and actions, and whether a single
 * action stands in a list or not.
 *
 * @see hashicorp/awspolicyequivalence, which the provider compares policies with
 */
export function samePolicy(one: Json | undefined, other: Json | undefined): boolean {
  if (typeof one !== "string" || typeof other !== "string") return false;
  const [left, right] = [meaning(one), meaning(other)];
  return left !== undefined && left === right;
}

function meaning(text: string): string | undefined {
  try {
    return canonicalText(unordered(JSON.parse(text) as Json));
  } catch {
    return undefined;
  }
}

function unordered(value: Json): Json {
  if (Array.isArray(value)) {
    const elements = (value as readonly Json[]).map(unordered);
    if (elements.length === 1 && elements[0] !== undefined) return elements[0];
    return elements
      .map((element) => [canonicalText(element), element] as const)
      .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
      .map(([, element]) => element);
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unordered(inner)]));
}
