import type { Placeholder } from "./plan";
import type { Recorded } from "./recorder";

/** Base64 of user data hides what is in it. */
const ENCODED = "userData";

/** The placeholders that a reader of the plan can meet: those that another resource's inputs hold. */
export function usedPlaceholders(recorded: ReadonlyMap<string, Recorded>): readonly Placeholder[] {
  const used = new Set<Placeholder>();
  for (const { resource, valuesFrom } of recorded.values()) {
    let text: string | undefined;
    for (const urn of valuesFrom) {
      for (const placeholder of recorded.get(urn)?.placeholders ?? []) {
        if (used.has(placeholder)) continue;
        text ??= textOf(resource.inputs);
        if (text.includes(placeholder.value)) used.add(placeholder);
      }
    }
  }
  return [...used].sort(
    (one, other) => compare(one.of, other.of) || compare(one.property, other.property),
  );
}

function textOf(inputs: Recorded["resource"]["inputs"]): string {
  const encoded = inputs[ENCODED];
  const decoded =
    typeof encoded === "string" ? Buffer.from(encoded, "base64").toString("utf8") : "";
  return JSON.stringify(inputs) + decoded;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
