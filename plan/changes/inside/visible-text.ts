import type { Json } from "../../plan";
import { printable } from "../../report/printable";

const ESCAPE = /\u001b/g;

/** Longest text that a field shows, in characters. */
const SHOWN_LIMIT = 160;
/** Characters of what is alike that stay beside a difference. */
const BESIDE = 24;

/** Strings that do not show by themselves: nothing, and blanks at an end. */
const UNSEEN = /^(?:|[ \t].*|.*[ \t])$/s;
/** Strings that would read as something else without quotes. */
const OTHER_TYPE = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** Printable text of several lines. Terminal sequences stay visible: in a script they are what a reviewer has to see. */
export function visibleText(text: string): string {
  return printable(text.replace(ESCAPE, "\u241b"));
}

/** The same on one line; `↵` stands for a line feed. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\n/g, "↵").replace(/\t/g, "␉");
}

/** A value as a field shows it: a string bare where that is plain, everything else as JSON. */
function written(value: unknown, quoted: boolean): string {
  const bare =
    typeof value === "string" && !UNSEEN.test(value) && !(quoted && OTHER_TYPE.test(value));
  return visibleLine(bare ? value : JSON.stringify(value));
}

/** Cut at whole characters: never between the halves of a pair. */
function slice(text: string, start: number, end?: number): string {
  return text
    .slice(start, end)
    .replace(/^[\udc00-\udfff]/, "")
    .replace(/[\ud800-\udbff]$/, "");
}

function shortened(text: string): string {
  return text.length <= SHOWN_LIMIT
    ? text
    : `${slice(text, 0, SHOWN_LIMIT - BESIDE)}…${slice(text, text.length - BESIDE + 1)}`;
}

/**
 * One value as text, printable and at most 160 characters long.
 *
 * @param untyped - every value is text anyway: `"1"` needs no quotes
 */
export function shownValue(value: Json, untyped = false): string {
  return shortened(written(value, !untyped));
}

/** Two long texts without most of what they begin and end with alike, so that the difference is what is seen. */
export function shownPair(before: Json, after: Json): readonly [string, string] {
  // Where both are strings nobody takes them for something else.
  const quoted = typeof before !== typeof after;
  const [one, other] = [written(before, quoted), written(after, quoted)];
  if (one.length <= SHOWN_LIMIT && other.length <= SHOWN_LIMIT) return [one, other];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const from = Math.max(0, start - BESIDE);
  const cut = (text: string): string => {
    const to = Math.min(text.length, text.length - end + BESIDE);
    const head = from > 0 ? "…" : "";
    return shortened(`${head}${slice(text, from, to)}${to < text.length ? "…" : ""}`);
  };
  return [cut(one), cut(other)];
}
