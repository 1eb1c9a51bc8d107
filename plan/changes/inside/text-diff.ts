import { diffArrays } from "diff";
import { count } from "../../report/number-text";
import type { DiffLine } from "../changes";
import { visibleText } from "./visible-text";

/** Lines that are shown around a difference. */
const CONTEXT = 3;
/** Lines that may differ before the two texts count as unlike; the cost grows with its square. */
const MAX_EDITS = 1000;
/** Lines that are shown of each of two texts that are unlike. */
const UNLIKE_LINES = 100;

/**
 * Lines as a shell reads them: CRLF is a line feed, blanks at the end do not count, nor do empty lines at the end of
 * the text. After a backslash they do: `\` and a blank continue no line.
 */
export function comparableLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => {
    const trimmed = line.replace(/[ \t\r]+$/, "");
    return trimmed.endsWith("\\") ? line.replace(/\r+$/, "") : trimmed;
  });
  let end = lines.length;
  while (end > 0 && lines[end - 1] === "") end -= 1;
  return lines.slice(0, end);
}

function signed(sign: "+" | "-" | " ", lines: readonly string[]): readonly DiffLine[] {
  return lines.map((text) => ({ sign, text: visibleText(text) }));
}

function unlike(sign: "+" | "-", lines: readonly string[]): readonly DiffLine[] {
  const rest = lines.length - UNLIKE_LINES;
  return [
    ...signed(sign, lines.slice(0, UNLIKE_LINES)),
    ...(rest > 0 ? [{ sign, text: `(${count(rest, "line")} more)` }] : []),
  ];
}

/** Keeps three lines around each difference; `…` says how many were left out. */
function folded(lines: readonly DiffLine[]): readonly DiffLine[] {
  const near = new Uint8Array(lines.length);
  lines.forEach(({ sign }, index) => {
    if (sign !== " ") {
      near.fill(1, Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1));
    }
  });
  const result: DiffLine[] = [];
  for (let index = 0; index < lines.length;) {
    let end = index;
    while (end < lines.length && near[end] === 0) end += 1;
    const line = lines[index];
    // One line takes as much room as the mark that would stand for it.
    if (end - index > 1) {
      result.push({ sign: "…", text: `${count(end - index, "line")} alike` });
      index = end;
    } else {
      if (line !== undefined) result.push(line);
      index += 1;
    }
  }
  return result;
}

/**
 * Differences between two texts by line, with three lines of context; nothing where only blanks at line ends, CRLF or
 * empty lines at the end differ. An absent text is an empty one. Every line is printable.
 *
 * Texts that differ in more than about 1,000 lines are not compared: the first 100 lines of each are shown as removed and
 * added, and the rest is counted.
 */
export function textDiff(
  before: string | undefined,
  after: string | undefined,
): readonly DiffLine[] {
  const one = comparableLines(before ?? "");
  const other = comparableLines(after ?? "");
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length === 0 && right.length === 0) return [];
  const edits =
    left.length === 0 || right.length === 0
      ? [...signed("-", left), ...signed("+", right)]
      : diffArrays([...left], [...right], { maxEditLength: MAX_EDITS })?.flatMap((part) =>
          signed(part.added ? "+" : part.removed ? "-" : " ", part.value),
        );
  return folded([
    ...signed(" ", one.slice(0, start)),
    ...(edits ?? [...unlike("-", left), ...unlike("+", right)]),
    ...signed(" ", one.slice(one.length - end)),
  ]);
}
