import type { FindingView } from "./finding-view";
import type { NodeGroupView } from "./node-group-view";
import { count } from "./number-text";
import { printableLine } from "./printable";
import type { ReleaseView } from "./release-view";
import type { Report } from "./report";
import { terminalOrder } from "./terminal-order";
import {
  findingLines,
  heading,
  MARK,
  type Page,
  pageOf,
  paragraph,
  section,
} from "./terminal-page";
import { sizeText } from "./wording";

/** How and where a summary is printed. */
export interface TerminalOptions {
  /** Columns; below 40 counts as 40. */
  readonly width: number;
  readonly color: boolean;
  /**
   * The plan folder, as the user would write it.
   *
   * @default "plan-out"
   */
  readonly directory?: string;
}

/** A summary: of longer lists the rest is counted. */
const MOST_FINDINGS = 20;

/** With more infos than this only their rules are named. */
const MOST_INFOS = 3;

/** Rules without repetition, for a list. */
function rulesOf(views: readonly FindingView[]): string {
  return [...new Set(views.map(({ rule }) => rule))].join(", ");
}

function findings({ findings: open, suppressed }: Report, page: Page): string[] {
  if (open.length === 0 && suppressed.length === 0) return [];
  const infos = open.filter(({ severity }) => severity === "info");
  const folded = infos.length > MOST_INFOS ? infos : [];
  const unfolded = open.filter((view) => !folded.includes(view));
  const shown = unfolded.slice(0, MOST_FINDINGS);
  const rest = (views: readonly FindingView[], what: string): string[] =>
    views.length === 0 ? [] : paragraph(`${rulesOf(views)}; see the report`, `  ${what}: `, page);
  return [
    ...heading("Findings", page),
    ...shown.flatMap((one) => findingLines(one, page)),
    ...rest(unfolded.slice(MOST_FINDINGS), `${String(unfolded.length - shown.length)} more`),
    ...rest(folded, count(folded.length, "info")),
    ...rest(suppressed, `${String(suppressed.length)} suppressed`),
  ];
}

/** Refusals are part of the verdict already. */
function judges({ judges: all }: Report, page: Page): string[] {
  const accepted = all.filter((judge) => judge.accepted).length;
  return accepted === 0
    ? []
    : paragraph(
        `${count(accepted, "file")} accepted by the real program that reads it`,
        "  ",
        page,
      );
}

function nodeGroup(view: NodeGroupView, page: Page): string[] {
  const facts = [view.operatingSystem, ...view.facts].join(" · ");
  return [
    ...paragraph(`${view.name}: ${facts}`, "  ", page),
    ...paragraph(`user data ${sizeText(view)}`, "    ", page),
  ];
}

function release(view: ReleaseView, page: Page): string[] {
  const patched =
    view.patches.length === 0
      ? ""
      : `, ${count(view.patches.length, "patch")}`.replace(/chs$/, "ches");
  return paragraph(
    `${view.name}: ${view.chart} ${view.version} in ${view.namespace}${patched}`,
    "  ",
    page,
  );
}

/** What the command prints: the verdict, what to correct, what is created in which order, where the rest is. */
export function terminalOf(report: Report, options: TerminalOptions): string {
  const page = pageOf(options);
  const { verdict } = report;
  const directory = printableLine(options.directory ?? "plan-out").replace(/\/+$/, "");
  const mark = MARK[verdict.level];
  const [first = "", ...rest] = paragraph(verdict.counts, `${mark} `, page);
  const lines = [
    page.paint("strong", `Plan of ${report.project} / ${report.stack}, ${report.date}`),
    ...(report.subject === "" ? [] : paragraph(report.subject, "", page)),
    "",
    page.paint(verdict.level, first),
    ...rest.map((line) => page.paint(verdict.level, line)),
    ...verdict.next.flatMap((sentence) => paragraph(sentence, "  ", page)),
    ...judges(report, page),
    ...findings(report, page),
    ...terminalOrder(report, page),
    ...section("Node groups", report.nodeGroups, page, nodeGroup),
    ...report.tight.flatMap((line) => paragraph(line, "  capacity: ", page)),
    ...section("Helm releases", report.releases, page, release),
    ...heading(`Everything is in ${directory}/`, page),
    ...paragraph("to read: order, user data, values", "  report.html, report.md  ", page),
    ...paragraph("the bytes that the nodes get", "  user-data/              ", page),
    ...paragraph("values and patches", "  helm/                   ", page),
    ...paragraph("for other programs", "  plan.json               ", page),
  ];
  return `${lines.join("\n")}\n`;
}
