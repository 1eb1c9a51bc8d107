import type { Json, Plan } from "../../plan";
import { placeholderMarks, replacer } from "../../report/placeholders";

/**
 * Puts short words in the place of stand-ins while texts are compared, and what they stand for when they are shown:
 * a mark in a YAML or JSON document would keep it from being read.
 */
export interface Veil {
  readonly before: (text: string) => string;
  readonly after: (text: string) => string;
  /** The same inside a value. */
  readonly valueBefore: (value: Json) => Json;
  readonly valueAfter: (value: Json) => Json;
  readonly lift: (text: string) => string;
}

/** More stand-ins than this belong to no stack of people's; to look for them all would cost seconds. */
const MOST_PLACEHOLDERS = 5000;
const WORD = /standinx(\d+)x/g;

/** Makes the veil of two plans. Two stand-ins that mean the same get the same word. */
export function veilOf(base: Plan | undefined, head: Plan): Veil {
  const marks: string[] = [];
  const wordOf = new Map<string, string>();
  const hide = (plan: Plan | undefined): ((text: string) => string) => {
    if (plan === undefined || plan.placeholders.length > MOST_PLACEHOLDERS) return (text) => text;
    const words = new Map<string, string>();
    for (const [value, mark] of placeholderMarks(plan)) {
      const word = wordOf.get(mark) ?? `standinx${String(marks.push(mark) - 1)}x`;
      wordOf.set(mark, word);
      words.set(value, word);
    }
    return replacer(words);
  };
  const inside =
    (text: (value: string) => string) =>
    (value: Json): Json => {
      const json = JSON.stringify(value);
      const hidden = text(json);
      return hidden === json ? value : (JSON.parse(hidden) as Json);
    };
  const [before, after] = [hide(base), hide(head)];
  return {
    before,
    after,
    valueBefore: inside(before),
    valueAfter: inside(after),
    lift: (text) => text.replace(WORD, (word, index: string) => marks[Number(index)] ?? word),
  };
}
