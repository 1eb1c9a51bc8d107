import type { Severity } from "../../../rules/problem";
import { mdCode, mdDetails } from "../../report/markdown-escape";
import { count, sizeNumber } from "../../report/number-text";
import { printableLine } from "../../report/printable";
import type { Changes, FindingChange, JudgeChange } from "../changes";
import { clipText } from "./clip";
import { findingGroups } from "./finding-words";
import { inLine, SHORT_PART } from "./markdown-part";
import { detailRank, ERROR_RANK } from "./ranks";
import type { Item, Section } from "./shorten";

export const SEVERITY_MARK: Readonly<Record<Severity, string>> = {
  error: "❌",
  warning: "⚠️",
  info: "ℹ️",
};

/** New findings in the open that are no errors; all errors are. */
const OPEN_WARNINGS = 5;

function head({ severity, rule, path }: FindingChange, length?: number): string {
  const code = (text: string): string => {
    const line = printableLine(text);
    return mdCode(length === undefined ? line : clipText(line, length));
  };
  return `- ${SEVERITY_MARK[severity]} **${severity}** ${code(rule)} at ${code(path)}`;
}

function fresh(finding: FindingChange): Item {
  const { severity, message, remedy, suppressed } = finding;
  const rank =
    severity === "error" && suppressed === undefined
      ? ERROR_RANK
      : detailRank(severity === "info" ? "text" : "reach");
  const told = (part: (text: string) => string): string =>
    [
      `  ${part(message)}  `,
      `  **Instead:** ${part(remedy)}`,
      ...(suppressed === undefined ? [] : [`  **Suppressed:** ${part(suppressed)}`]),
    ].join("\n");
  return {
    rank,
    levels: [`${head(finding)}  \n${told(inLine())}`, head(finding, SHORT_PART / 2)],
  };
}

function gone(finding: FindingChange): Item {
  return {
    rank: detailRank("text"),
    levels: [`${head(finding)}: ${inLine()(finding.message)}`, head(finding, SHORT_PART / 2)],
  };
}

const more = (counted: number): string => `- … and ${sizeNumber(counted)} more`;

/** New findings with what to do, then folded ones: suppressed, gone. */
export function mdFindings(changes: Changes): readonly Section[] {
  const { open, suppressed, gone: past } = findingGroups(changes);
  const errors = open.filter(({ severity }) => severity === "error");
  const others = open.filter(({ severity }) => severity !== "error");
  const inOpen = others.slice(0, OPEN_WARNINGS);
  return [
    {
      title: "#### New findings",
      separator: "\n",
      noun: ["finding", "findings"],
      items: [...errors, ...inOpen].map(fresh),
      more,
    },
    {
      separator: "\n",
      noun: ["finding", "findings"],
      items: others.slice(OPEN_WARNINGS).map(fresh),
      fold: (shown, items) => mdDetails(`${count(items, "more new finding")}, no errors`, shown),
      more,
    },
    {
      separator: "\n",
      noun: ["suppressed finding", "suppressed findings"],
      items: suppressed.map(fresh),
      fold: (shown, items) =>
        mdDetails(`${count(items, "new finding")}, suppressed in the stack file`, shown),
      more,
    },
    {
      separator: "\n",
      noun: ["gone finding", "gone findings"],
      items: past.map(gone),
      fold: (shown, items) =>
        mdDetails(`✅ ${count(items, "finding")} ${items === 1 ? "is" : "are"} gone`, shown),
      more,
    },
  ];
}

function judge({ name, file, before, after }: JudgeChange): Item {
  const text = (length?: number): string => {
    const part = inLine(length);
    return `- **${part(name)}** on ${mdCode(clipText(printableLine(file), length ?? Infinity))}: ${part(before)} → **${part(after)}**`;
  };
  return { rank: detailRank("nodes"), levels: [text(), text(SHORT_PART)] };
}

/** Verdicts of real programs that differ. */
export function mdJudges({ judges }: Changes): Section {
  return {
    title: "#### Judged by real programs",
    separator: "\n",
    noun: ["verdict", "verdicts"],
    items: judges.map(judge),
    more,
  };
}
