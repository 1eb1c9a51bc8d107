const NARROWEST = 40;
const WIDEST = 120;
const PIPED = 80;

/** Columns to write for: the terminal's, within reason, or what `COLUMNS` says. */
export function widthOf(stream: NodeJS.WriteStream): number {
  const width = stream.columns ?? (Number.parseInt(process.env["COLUMNS"] ?? "", 10) || PIPED);
  return Math.min(Math.max(width, NARROWEST), WIDEST);
}

/** Colour only where somebody looks, and never against `NO_COLOR` (no-color.org). */
export function hasColor(stream: NodeJS.WriteStream): boolean {
  const forbidden = (process.env["NO_COLOR"] ?? "") !== "" || process.env["TERM"] === "dumb";
  // Undefined, whatever the typings say, where output is piped.
  return stream.isTTY ? !forbidden : false;
}

/** Tells the user something that is no result. */
export function say(text: string): void {
  process.stderr.write(`${wrapText(text, widthOf(process.stderr))}\n`);
}

/** Writes a text that is a result, such as help. */
export function show(text: string): void {
  process.stdout.write(wrapText(text, widthOf(process.stdout)));
}

/** Breaks lines at spaces; continued lines keep their indentation. */
export function wrapText(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, width))
    .join("\n");
}

function wrapLine(line: string, width: number): string {
  if (line.length <= width) return line;
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = "";
  for (const word of line.trim().split(/ +/)) {
    const next = current === "" ? indent + word : `${current} ${word}`;
    if (next.length > width && current !== "") {
      lines.push(current);
      current = indent + word;
    } else {
      current = next;
    }
  }
  return [...lines, current].join("\n");
}
