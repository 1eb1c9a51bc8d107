import { mdMessage, mdSummary } from "../../report/markdown-escape";
import { printableLine } from "../../report/printable";
import { clipEscaped } from "./clip";

/** Makes a text safe where it stands, and short enough. */
export type Part = (text: string) => string;

/** Longest part of a line that stands for a whole change, in characters once it is escaped. */
export const SHORT_PART = 120;

/** For a summary, which is HTML. */
export function inSummary(length = Infinity): Part {
  return (text) => clipEscaped(printableLine(text), length, mdSummary);
}

/** For a line of Markdown. */
export function inLine(length = Infinity): Part {
  return (text) => clipEscaped(printableLine(text), length, mdMessage);
}
