import type { Placeholder } from "../../plan";

/** A stretch of text long enough to be told apart from chance. */
const STRETCH = /[A-Za-z0-9]{7,}/g;
const SCHEME = /^https?:\/\//;
/** Longer texts are looked at once: scripts and certificates repeat from resource to resource. */
const WORTH_KEEPING = 200;

/** Placeholders that a text holds, anywhere in it, with or without `https://`. */
export type TokenIndex = (text: string) => readonly Placeholder[];

/**
 * Finds placeholders in texts in one pass over each, however many placeholders there are: each is looked up by
 * the stretch of letters and digits that it shares with the fewest others.
 */
export function indexTokens(placeholders: readonly Placeholder[]): TokenIndex {
  const counts = new Map<string, number>();
  for (const { value } of placeholders) {
    for (const stretch of new Set(stretchesOf(value))) {
      counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
    }
  }
  const byStretch = new Map<string, Placeholder[]>();
  const whole = new Map<string, Placeholder[]>();
  for (const placeholder of placeholders) {
    const rarest = stretchesOf(placeholder.value).reduce<string | undefined>(
      (best, stretch) => (best === undefined || rarer(counts, stretch, best) ? stretch : best),
      undefined,
    );
    if (rarest === undefined) add(whole, placeholder.value, placeholder);
    else add(byStretch, rarest, placeholder);
  }
  const known = new Map<string, readonly Placeholder[]>();

  function search(text: string): readonly Placeholder[] {
    const found = new Set<Placeholder>(whole.get(text));
    for (const [stretch] of text.matchAll(STRETCH)) {
      for (const placeholder of byStretch.get(stretch) ?? []) {
        if (!found.has(placeholder) && text.includes(tokenOf(placeholder.value))) {
          found.add(placeholder);
        }
      }
    }
    return [...found];
  }

  return (text) => {
    if (text.length < WORTH_KEEPING) return search(text);
    const kept = known.get(text) ?? search(text);
    known.set(text, kept);
    return kept;
  };
}

/** What of a placeholder's value is looked for: programs cut the scheme off a URL. */
export function tokenOf(value: string): string {
  return value.replace(SCHEME, "");
}

function stretchesOf(value: string): readonly string[] {
  return tokenOf(value).match(STRETCH) ?? [];
}

function rarer(counts: ReadonlyMap<string, number>, one: string, other: string): boolean {
  const difference = (counts.get(one) ?? 0) - (counts.get(other) ?? 0);
  return difference < 0 || (difference === 0 && one.length > other.length);
}

function add(index: Map<string, Placeholder[]>, key: string, placeholder: Placeholder): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, [placeholder]);
  else there.push(placeholder);
}
