import type { FindingView } from "./finding-view";
import { escapeHtml } from "./html-template";
import { mdBlock, mdCode, mdDetails, mdMessage, mdText } from "./markdown-escape";
import { mdNodeGroup } from "./markdown-node-group";
import { mdOrder } from "./markdown-order";
import { sizeNumber } from "./number-text";
import type { ReleaseView } from "./release-view";
import type { Report } from "./report";

const MARK = { error: "❌", warning: "⚠️", ok: "✅", info: "ℹ️" } as const;

function finding(view: FindingView): string {
  const reason = view.reason === undefined ? [] : [`  Suppressed: ${mdMessage(view.reason)}`];
  return [
    `- ${MARK[view.severity]} **${view.severity}** ${mdCode(view.rule)} at ${mdCode(view.path)}  `,
    `  ${mdMessage(view.message)}  `,
    `  **Instead:** ${mdMessage(view.remedy)}${reason.length === 0 ? "" : "  "}`,
    ...reason,
  ].join("\n");
}

function findings({ findings, suppressed }: Report): string {
  const open =
    findings.length === 0 ? "No rule has anything to say." : findings.map(finding).join("\n");
  const folded =
    suppressed.length === 0
      ? []
      : [
          mdDetails(
            `${String(suppressed.length)} suppressed in the stack file`,
            suppressed.map(finding).join("\n"),
          ),
        ];
  return [`## Findings`, open, ...folded].join("\n\n");
}

function judges({ judges }: Report): string[] {
  if (judges.length === 0) return [];
  const rows = judges.map(
    (judge) =>
      `- ${judge.accepted ? MARK.ok : MARK.error} ${mdText(`${judge.name} ${judge.version}`)} ` +
      `${judge.accepted ? "accepts" : "refuses"} ${mdCode(judge.file)}` +
      (judge.message === undefined ? "" : `: ${mdMessage(judge.message)}`),
  );
  return [`## Judged by real programs\n\n${rows.join("\n")}`];
}

function release(view: ReleaseView): string {
  const values = view.values.trim() === "{}" ? "No values." : mdBlock(view.values, "yaml");
  const lines = sizeNumber(view.values.trimEnd().split("\n").length);
  return [
    `### ${mdText(view.name)}`,
    `Chart ${mdCode(view.chart)} version ${mdCode(view.version)} from ${mdCode(view.repository)} ` +
      `in namespace ${mdCode(view.namespace)}; file ${mdCode(view.file)}.`,
    mdDetails(`Values (${lines} lines of YAML)`, values),
    ...view.patches.map((patch) =>
      mdDetails(`Patch of <code>${escapeHtml(patch.target)}</code>`, mdBlock(patch.patch, "yaml")),
    ),
  ].join("\n\n");
}

/** The report of a pull request, in GitHub's Markdown. */
export function markdownOf(report: Report): string {
  const { verdict } = report;
  const sections = [
    `# Plan of ${mdText(`${report.project} / ${report.stack}`)}, ${mdText(report.date)}`,
    ...(report.subject === "" ? [] : [mdText(report.subject)]),
    `${MARK[verdict.level]} **${mdText(verdict.counts)}**`,
    verdict.next.map(mdMessage).join("\n"),
    findings(report),
    ...judges(report),
    mdOrder(report),
    ...(report.nodeGroups.length === 0
      ? []
      : [
          `## Node groups`,
          ...report.tight.map((line) => `Capacity: ${mdText(line)}.`),
          ...report.nodeGroups.map(mdNodeGroup),
        ]),
    ...(report.releases.length === 0 ? [] : [`## Helm releases`, ...report.releases.map(release)]),
  ];
  return `${sections.join("\n\n")}\n`;
}
