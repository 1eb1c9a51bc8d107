const NARROWEST = 40;
const WIDEST = 120;
const PIPED = 80;
/** Exit status when what was asked for has nowhere to go. */
const NOT_WRITTEN = 2;

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

/** A reader that has seen enough, such as `head`, is no failure; output that has no room is. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", ({ code }: NodeJS.ErrnoException) => {
      if (code === "EPIPE") return;
      if (stream === process.stdout) say(`the standard output cannot be written: ${String(code)}`);
      process.exit(NOT_WRITTEN);
    });
  }
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
