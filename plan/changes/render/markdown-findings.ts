import type { Severity } from "../../../rules/problem";
import { mdDetails } from "../../report/markdown-escape";
import { count } from "../../report/number-text";
import type { FindingChange, JudgeChange } from "../changes";
import { findingGroups } from "./finding-words";
import { itemsOf, mdMoreItem, type MarkdownContext } from "./markdown-context";
import { inCode, inLine, SHORT_PART } from "./markdown-part";
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
  const code = inCode(length);
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
      `  ${part(message)}`,
      `  **Instead:** ${part(remedy)}`,
      ...(suppressed === undefined ? [] : [`  **Suppressed:** ${part(suppressed)}`]),
    ].join("  \n");
  return {
    rank,
    levels: [() => `${head(finding)}  \n${told(inLine())}`, () => head(finding, SHORT_PART / 2)],
  };
}

function gone(finding: FindingChange): Item {
  return {
    rank: detailRank("text"),
    levels: [
      () => `${head(finding)}: ${inLine()(finding.message)}`,
      () => head(finding, SHORT_PART / 2),
    ],
  };
}

/** New findings with what to do, then folded ones: suppressed, gone. */
export function mdFindings({ changes, limit }: MarkdownContext): readonly Section[] {
  const { open, suppressed, gone: past } = findingGroups(changes);
  const errors = open.filter(({ severity }) => severity === "error");
  const others = open.filter(({ severity }) => severity !== "error");
  const inOpen = others.slice(0, OPEN_WARNINGS);
  return [
    {
      title: "#### New findings",
      separator: "\n",
      noun: ["finding", "findings"],
      ...itemsOf([...errors, ...inOpen], limit, fresh),
      more: mdMoreItem,
    },
    {
      separator: "\n",
      noun: ["finding", "findings"],
      ...itemsOf(others.slice(OPEN_WARNINGS), limit, fresh),
      fold: (shown, items) => mdDetails(`${count(items, "more new finding")}, no errors`, shown),
      more: mdMoreItem,
    },
    {
      separator: "\n",
      noun: ["suppressed finding", "suppressed findings"],
      ...itemsOf(suppressed, limit, fresh),
      fold: (shown, items) =>
        mdDetails(`${count(items, "new finding")}, suppressed in the stack file`, shown),
      more: mdMoreItem,
    },
    {
      separator: "\n",
      noun: ["gone finding", "gone findings"],
      ...itemsOf(past, limit, gone),
      fold: (shown, items) =>
        mdDetails(`✅ ${count(items, "finding")} ${items === 1 ? "is" : "are"} gone`, shown),
      more: mdMoreItem,
    },
  ];
}

function judge({ name, file, before, after }: JudgeChange): Item {
  const text = (length?: number) => (): string => {
    const part = inLine(length);
    return `- **${part(name)}** on ${inCode(length)(file)}: ${part(before)} → **${part(after)}**`;
  };
  return { rank: detailRank("nodes"), levels: [text(), text(SHORT_PART)] };
}

/** Verdicts of real programs that differ. */
export function mdJudges({ changes, limit }: MarkdownContext): Section {
  return {
    title: "#### Judged by real programs",
    separator: "\n",
    noun: ["verdict", "verdicts"],
    ...itemsOf(changes.judges, limit, judge),
    more: mdMoreItem,
  };
}
