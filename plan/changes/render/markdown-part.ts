import { mdCode, mdMessage, mdSummary } from "../../report/markdown-escape";
import { printableLine } from "../../report/printable";
import { clipEscaped, clipText } from "./clip";

/** Makes a text safe where it stands, and short enough. */
export type Part = (text: string) => string;

/** Longest part of a line that stands for a whole change, in characters once it is escaped. */
export const SHORT_PART = 120;

/** Stands for a text without any character: an empty list item, for one, would not hold what follows it. */
const EMPTY = "(empty)";

function lineOf(text: string): string {
  const line = printableLine(text);
  return line === "" ? EMPTY : line;
}

/** For a summary, which is HTML. */
export function inSummary(length = Infinity): Part {
  return (text) => clipEscaped(lineOf(text), length, mdSummary);
}

/** For a line of Markdown. */
export function inLine(length = Infinity): Part {
  return (text) => clipEscaped(lineOf(text), length, mdMessage);
}

/** For a code span; `length` is that of the text. */
export function inCode(length = Infinity, where: "prose" | "table" = "prose"): Part {
  return (text) => mdCode(clipText(lineOf(text), length), where);
}
