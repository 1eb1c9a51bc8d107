import { escapeHtml } from "./html-template";
import { prosePieces } from "./prose";

/** Longest run of a character in a text. */
function longestRun(text: string, character: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(new RegExp(`${character}+`, "g")))
    longest = Math.max(longest, run.length);
  return longest;
}

/** Characters that begin something in GitHub's Markdown wherever they stand. */
const INLINE = /[\\`*<>|~]/g;

/** What begins a mention (`@team`) or a reference (`#12`, `GH-12`); both notify people and link issues. */
const REFERENCE = /[@#](?=[A-Za-z0-9])|\bGH-(?=\d)/gi;

/**
 * One line of prose. What could begin markup, HTML, a mention or an issue reference is taken apart; what reads well
 * in the source (`nodeGroups[0].name`) stays.
 */
export function mdText(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(INLINE, (character) => (character === "<" ? "&lt;" : `\\${character}`))
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
    .replace(REFERENCE, "$&\u200b")
    .replace(/\](?=[([:])/g, "\\]")
    .replace(/^(?=\[|#|=|[-+](?:\s|$)|-[-\s]*$)/, "\\")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** A code span on one line, whatever backticks are in it. In a table a `|` needs its backslash even there. */
export function mdCode(text: string, where: "prose" | "table" = "prose"): string {
  const line = text.replace(/\s*\n\s*/g, " ");
  if (line === "") return "";
  const fence = "`".repeat(longestRun(line, "`") + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || /^ .* $/.test(line) ? " " : "";
  const span = `${fence}${pad}${line}${pad}${fence}`;
  return where === "table" ? span.replaceAll("|", "\\|") : span;
}

/** A fenced block that its content cannot close. */
export function mdBlock(text: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
}

/** A folded section. The summary is HTML, and whatever is in it is text; `open` unfolds it. */
export function mdDetails(summaryHtml: string, body: string, open = false): string {
  return `<details${open ? " open" : ""}>\n<summary>${summaryHtml}</summary>\n\n${body}\n\n</details>`;
}

/** A message of ours inside HTML, as a summary: nothing in it is Markdown, and mentions still have to be taken apart. */
export function mdSummary(text: string): string {
  return prosePieces(text.replace(/\s+/g, " "))
    .map((piece) =>
      piece.code
        ? `<code>${escapeHtml(piece.text)}</code>`
        : escapeHtml(piece.text.replace(REFERENCE, "$&\u200b")),
    )
    .join("");
}

/** A message of ours: prose in which `code` stays code. */
export function mdMessage(text: string): string {
  return prosePieces(text)
    .map((piece) => (piece.code ? mdCode(piece.text) : mdText(piece.text)))
    .join("");
}
