import type { Json, Placeholder } from "./plan";
import type { Recorded } from "./recorder";

/** Base64 of user data hides what is in it. */
const ENCODED = "userData";

/** A stretch of text long enough to be told apart from chance. */
const STRETCH = /[A-Za-z0-9]{7,}/g;

/**
 * The placeholders that a reader of the plan can meet: those that some resource's inputs hold. One pass
 * over the text, whatever the number of resources: each placeholder is looked up by its longest stretch.
 */
export function usedPlaceholders(recorded: ReadonlyMap<string, Recorded>): readonly Placeholder[] {
  const byStretch = new Map<string, Placeholder[]>();
  for (const { placeholders } of recorded.values()) {
    for (const placeholder of placeholders) {
      const stretch = longestStretch(placeholder.value);
      const known = byStretch.get(stretch);
      if (known === undefined) byStretch.set(stretch, [placeholder]);
      else known.push(placeholder);
    }
  }
  const used = new Set<Placeholder>();
  // Scripts and certificates repeat from resource to resource.
  const seen = new Set<string>();
  const look = (text: string): void => {
    if (seen.has(text)) return;
    seen.add(text);
    for (const [stretch] of text.matchAll(STRETCH)) {
      for (const placeholder of byStretch.get(stretch) ?? []) {
        if (!used.has(placeholder) && text.includes(placeholder.value)) used.add(placeholder);
      }
    }
  };
  for (const { resource } of recorded.values()) {
    eachText(resource.inputs, look);
    const encoded = resource.inputs[ENCODED];
    if (typeof encoded === "string") look(Buffer.from(encoded, "base64").toString("utf8"));
  }
  return [...used].sort(
    (one, other) => compare(one.of, other.of) || compare(one.property, other.property),
  );
}

function longestStretch(value: string): string {
  return (value.match(STRETCH) ?? [value]).reduce((longest, stretch) =>
    stretch.length > longest.length ? stretch : longest,
  );
}

function eachText(value: Json, look: (text: string) => void): void {
  if (typeof value === "string") {
    look(value);
  } else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) eachText(item, look);
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
