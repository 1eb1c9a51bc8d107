/** How much of texts and lists a report shows; without it, all. */
export interface Clip {
  /** Characters of one line. */
  readonly line: number;
  /** Items of one list, lines of one text. */
  readonly list: number;
}

/** A text of at most `length` characters; `…` stands for the rest. No surrogate pair is cut in two. */
export function clipText(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = length - 1;
  const first = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
  return `${text.slice(0, first)}…`;
}

/** Begins of a list and how many are left out. */
export function clipList<T>(
  items: readonly T[],
  length: number,
): [shown: readonly T[], rest: number] {
  return items.length <= length ? [items, 0] : [items.slice(0, length), items.length - length];
}

/** The longest beginning of a text that is at most `length` characters long once it is escaped. */
export function clipEscaped(
  text: string,
  length: number,
  escape: (text: string) => string,
): string {
  const whole = text.length > length ? "" : escape(text);
  if (text.length <= length && whole.length <= length) return whole;
  let [low, high] = [0, Math.min(text.length, length)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (escape(clipText(text, middle)).length <= length) low = middle;
    else high = middle - 1;
  }
  const clipped = low === 0 ? "" : escape(clipText(text, low));
  return clipped.length <= length ? clipped : "";
}
