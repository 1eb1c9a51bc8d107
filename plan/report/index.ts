import type { PlanFolder } from "../plan";
import { htmlOf } from "./html";
import { markdownOf } from "./markdown";
import { buildReport, type Report } from "./report";
import { terminalOf, type TerminalOptions } from "./terminal";

export type { TerminalOptions } from "./terminal";

/** Three texts are made of one folder: it is read once. */
const REPORTS = new WeakMap<PlanFolder, Report>();

function reportOf(folder: PlanFolder): Report {
  const known = REPORTS.get(folder);
  if (known !== undefined) return known;
  const report = buildReport(folder);
  REPORTS.set(folder, report);
  return report;
}

/** The report of a plan in GitHub's Markdown (`report.md`). */
export function renderMarkdown(folder: PlanFolder): string {
  return markdownOf(reportOf(folder));
}

/** The report of a plan as one self-contained page (`report.html`). */
export function renderHtml(folder: PlanFolder): string {
  return htmlOf(reportOf(folder));
}

/** The summary that the command prints. Ends with a line feed. */
export function renderTerminal(folder: PlanFolder, options: TerminalOptions): string {
  return terminalOf(reportOf(folder), options);
}
