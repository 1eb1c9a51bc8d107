import { count, sizeNumber } from "../../report/number-text";
import { printableLine } from "../../report/printable";
import {
  findingLines,
  heading,
  MARK,
  type Page,
  pageOf,
  paragraph,
  section,
} from "../../report/terminal-page";
import type { Tone } from "../../report/terminal-style";
import { padTo } from "../../report/wrap";
import {
  DANGERS,
  type Changes,
  type Danger,
  type FieldChange,
  type FindingChange,
  type NodeGroupChange,
  type PermissionChange,
  type ReleaseChange,
  type ResourceChange,
  type SectionChange,
} from "../changes";
import { byDanger, resourcesByDanger } from "./by-danger";
import { clipList, clipText } from "./clip";
import { DANGER_WORD, dangerLookup } from "./danger-words";
import {
  countKinds,
  countsText,
  DONE,
  groupCause,
  groupDanger,
  groupEffect,
  isUnchanged,
  OPERATIONS,
  permissionParts,
  releaseDanger,
  releaseEffect,
  releaseParts,
  releaseRestarts,
  sectionSize,
  typeOf,
} from "./effect-words";
import { fieldView } from "./field-text";
import { checkText, findingGroups } from "./finding-words";
import { IN_THE_OPEN, otherConsequences } from "./open-consequences";

/** Where a summary is printed. */
export interface ChangesTerminalOptions {
  /** Columns; below 40 counts as 40. */
  readonly width: number;
  readonly color: boolean;
}

const TONE: Readonly<Record<Danger, Tone>> = {
  lost: "error",
  nodes: "warning",
  restarts: "warning",
  reach: "info",
  new: "ok",
  settings: "faint",
  text: "faint",
};

/** A summary: of what is longer, the report has the rest. */
const MOST_FINDINGS = 20;
const MOST_FIELDS = 6;
const MOST_KINDS = 6;
const LONGEST_TEXT = 300;
const LONGEST_VALUE = 60;

/** One line of a summary, for whatever somebody else wrote. */
function short(text: string, length = LONGEST_TEXT): string {
  return clipText(printableLine(text), length);
}

function toned(tone: Tone, lines: readonly string[], page: Page): string[] {
  return lines.map((line) => page.paint(tone, line));
}

/** A paragraph after a coloured word. */
function labelled(word: string, tone: Tone, text: string, page: Page): string[] {
  const label = `  ${padTo(word, 11)}`;
  const [first = "", ...more] = paragraph(text, label, page);
  return [page.paint(tone, label.trimEnd()) + first.slice(label.trimEnd().length), ...more];
}

function consequences(changes: Changes, page: Page): string[] {
  const all = otherConsequences(changes);
  if (all.length === 0) return [];
  return [
    ...heading(
      all.length === changes.consequences.length ? "What will happen" : "What else will happen",
      page,
    ),
    ...DANGERS.flatMap((danger) => {
      const [shown, rest] = clipList(
        all.filter((one) => one.danger === danger),
        IN_THE_OPEN[danger],
      );
      return [
        ...shown.flatMap(({ text }) =>
          labelled(DANGER_WORD[danger], TONE[danger], short(text), page),
        ),
        ...(rest === 0
          ? []
          : labelled(DANGER_WORD[danger], TONE[danger], `and ${sizeNumber(rest)} more`, page)),
      ];
    }),
  ];
}

function findings(changes: Changes, page: Page): string[] {
  const { open, suppressed, gone } = findingGroups(changes);
  if (changes.findings.length === 0) return [];
  const [shown, rest] = clipList(open, MOST_FINDINGS);
  const rules = (all: readonly FindingChange[]): string =>
    short([...new Set(all.map(({ rule }) => rule))].join(", "));
  const line = (all: readonly FindingChange[], what: string): string[] =>
    all.length === 0 ? [] : paragraph(`${what}: ${rules(all)}`, "  ", page);
  return [
    ...heading("Findings", page),
    ...shown.flatMap((one) =>
      findingLines(
        {
          severity: one.severity,
          rule: short(one.rule),
          path: short(one.path),
          message: short(one.message, 2 * LONGEST_TEXT),
          remedy: short(one.remedy),
        },
        page,
      ),
    ),
    ...(rest === 0 ? [] : line(open.slice(-rest), `${sizeNumber(rest)} more`)),
    ...line(suppressed, `${sizeNumber(suppressed.length)} new, suppressed`),
    ...line(gone, `${MARK.ok} ${sizeNumber(gone.length)} gone`),
  ];
}

function field(change: FieldChange): string {
  const view = fieldView(change);
  const path = short(view.path, LONGEST_VALUE);
  const value = (text: string): string => short(text, LONGEST_VALUE);
  switch (view.kind) {
    case "added":
      return `+ ${path}: ${value(view.after)}`;
    case "removed":
      return `- ${path}: ${value(view.before)}`;
    case "changed":
      return `~ ${path}: ${value(view.before)} → ${value(view.after)}`;
    case "text":
      return `~ ${path}: text changes`;
  }
}

function fields(all: readonly FieldChange[], page: Page, indent = "    "): string[] {
  const [shown, rest] = clipList(all, MOST_FIELDS);
  return [
    ...shown.flatMap((one) => {
      const text = field(one);
      return paragraph(text.slice(2), `${indent}${text.slice(0, 2)}`, page);
    }),
    ...(rest === 0 ? [] : [`${indent}… and ${sizeNumber(rest)} more`]),
  ];
}

/** Lines that differ, when they are few. */
function changedLines({ lines }: SectionChange, page: Page): string[] {
  const changed = lines.filter(({ sign }) => sign === "+" || sign === "-");
  if (changed.length > MOST_FIELDS) return [];
  return changed.flatMap(({ sign, text }) =>
    paragraph(short(text, LONGEST_VALUE), `      ${sign} `, page),
  );
}

function nodeGroup(group: NodeGroupChange, page: Page): string[] {
  const cause = groupCause(group);
  const [sections, rest] = clipList(group.userData, MOST_FIELDS);
  return [
    ...paragraph(
      short(
        `${group.name} (${group.operatingSystem}) ${groupEffect(group)}${cause === "" ? "" : `: ${cause}`}`,
      ),
      "  ",
      page,
    ),
    ...fields(group.settings, page),
    ...sections.flatMap((one) => {
      const size = sectionSize(one);
      const state = one.state === "changed" ? "" : ` ${one.state}`;
      return [
        ...paragraph(`${short(one.title)}${state}${size === "" ? "" : `: ${size}`}`, "    ", page),
        ...fields(one.fields, page, "      "),
        ...changedLines(one, page),
      ];
    }),
    ...(rest === 0 ? [] : [`    … and ${count(rest, "more part")} of the user data`]),
  ];
}

function release(change: ReleaseChange, page: Page): string[] {
  const chart = change.chart === change.name ? "" : ` (chart ${change.chart})`;
  const said = [releaseRestarts(change), releaseParts(change)].filter((text) => text !== "");
  return [
    ...paragraph(
      short([`${change.name}${chart} ${releaseEffect(change)}`, ...said].join(" · ")),
      "  ",
      page,
    ),
    ...fields([...change.values, ...change.patches], page),
  ];
}

function permission(change: PermissionChange, page: Page): string[] {
  const lines = [
    ...change.lost.map((text) => ["    - ", text] as const),
    ...change.gained.map((text) => ["    + ", text] as const),
  ];
  const [shown, rest] = clipList(lines, MOST_FIELDS);
  return [
    ...paragraph(`${short(change.role)}: ${permissionParts(change)}`, "  ", page),
    ...shown.flatMap(([first, text]) => paragraph(short(text), first, page)),
    ...(rest === 0 ? [] : [`    … and ${sizeNumber(rest)} more`]),
  ];
}

function resource(change: ResourceChange, page: Page): string[] {
  const forced =
    change.replacedBy.length === 0 ? "" : `, because of ${change.replacedBy.join(", ")}`;
  return [
    ...paragraph(
      short(`${DONE[change.operation]} ${typeOf(change)} ${change.name}${forced}`),
      "  ",
      page,
    ),
    ...fields(change.fields, page),
  ];
}

function others({ others: all }: Changes, page: Page): string[] {
  if (all.length === 0) return [];
  return [
    ...heading("Other resources", page),
    ...OPERATIONS.flatMap((operation) => {
      const ofKind = all.filter((one) => one.operation === operation);
      if (ofKind.length === 0) return [];
      const [kinds, rest] = clipList(countKinds(ofKind), MOST_KINDS);
      const named = kinds.map(
        ([kind, number]) => `${sizeNumber(number)} × ${short(kind, LONGEST_VALUE)}`,
      );
      return paragraph(
        `${sizeNumber(ofKind.length)} ${DONE[operation]}: ${named.join(", ")}` +
          (rest === 0 ? "" : ` and ${count(rest, "more kind")}`),
        "  ",
        page,
      );
    }),
  ];
}

/** A summary of what a change does. Ends with a line feed. */
export function renderChangesTerminal(changes: Changes, options: ChangesTerminalOptions): string {
  const page = pageOf(options);
  const { danger } = changes;
  const tone = danger === undefined ? "ok" : TONE[danger];
  const mark = danger === undefined ? MARK.ok : danger === "lost" ? MARK.error : "●";
  const headline = toned(
    tone === "faint" ? "strong" : tone,
    paragraph(short(changes.headline, 2 * LONGEST_TEXT), `${mark} `, page),
    page,
  );
  const check = checkText(changes);
  const failing =
    check === "" ? [] : toned("error", paragraph(check, `${MARK.error} `, page), page);
  if (isUnchanged(changes)) return `${[...headline, ...failing].join("\n")}\n`;
  const counts = countsText(changes);
  const dangerOf = dangerLookup(changes);
  const worst = <T>(all: readonly T[], dangerOfOne: (one: T) => Danger): readonly T[] =>
    byDanger(all, dangerOfOne).map(([one]) => one);
  const lines = [
    ...headline,
    ...paragraph(
      `${short(changes.project, LONGEST_VALUE)} / ${short(changes.stack, LONGEST_VALUE)}${counts === "" ? "" : ` · ${counts}`}`,
      "  ",
      page,
    ),
    ...failing,
    ...consequences(changes, page),
    ...findings(changes, page),
    ...section("Judged by real programs", changes.judges, page, (judge) =>
      paragraph(
        `${short(judge.name)} on ${short(judge.file)}: ${short(judge.before)} → ${short(judge.after)}`,
        "  ",
        page,
      ),
    ),
    ...section(
      "Node groups",
      worst(changes.nodeGroups, (one) => dangerOf([one.name], groupDanger(one))),
      page,
      nodeGroup,
    ),
    ...section(
      "Helm releases",
      worst(changes.releases, (one) => dangerOf([one.name], releaseDanger(one))),
      page,
      release,
    ),
    ...section("Permissions", changes.permissions, page, permission),
    ...section(
      "Network and access",
      resourcesByDanger(changes.network, (one) => dangerOf([one.urn, one.name], "reach")).map(
        ([one]) => one,
      ),
      page,
      resource,
    ),
    ...others(changes, page),
    ...section("Steps that this version does not know", changes.raw, page, ({ title }) =>
      paragraph(short(title), "  ", page),
    ),
    ...section("The engine says", changes.diagnostics, page, (text) =>
      paragraph(short(text), "  ", page),
    ),
    "",
    ...paragraph("Every line: `--format html` or `--format markdown`, with `--out FILE`", "", page),
  ];
  return `${lines.join("\n")}\n`;
}
