import type { PlanFolder } from "../plan";
import { htmlOf } from "./html";
import { markdownOf } from "./markdown";
import { buildReport } from "./report";
import { terminalOf, type TerminalOptions } from "./terminal";

export type { TerminalOptions } from "./terminal";

/** The report of a plan in GitHub's Markdown (`report.md`). */
export function renderMarkdown(folder: PlanFolder): string {
  return markdownOf(buildReport(folder));
}

/** The report of a plan as one self-contained page (`report.html`). */
export function renderHtml(folder: PlanFolder): string {
  return htmlOf(buildReport(folder));
}

/** The summary that the command prints. Ends with a line feed. */
export function renderTerminal(folder: PlanFolder, options: TerminalOptions): string {
  return terminalOf(buildReport(folder), options);
}
