/** Columns that a text takes in a terminal: wide East Asian characters take two, combining marks none. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\u200b/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

/** How a paragraph is laid out. */
export interface WrapOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** What stands before the first line; the others are indented as far. */
  readonly first?: string;
}

/** What keeps two words on one line; printed as a blank. */
export const NO_BREAK = "\u00a0";

/** A word is never cut: a path or a command that is broken cannot be copied. */
export function wrap(text: string, { width, first = "" }: WrapOptions): string[] {
  const indent = " ".repeat(columns(first));
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/[ \t\n]+/).filter((part) => part !== "")) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].map((one) => one.replaceAll(NO_BREAK, " ").trimEnd());
}

/** Pads to a number of columns. */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}
