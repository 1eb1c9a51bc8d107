import { mdDetails, mdMessage, mdText } from "../../report/markdown-escape";
import { sizeNumber } from "../../report/number-text";
import { printableLine } from "../../report/printable";
import type { Changes, Danger } from "../changes";
import { byDanger } from "./by-danger";
import { clipEscaped, type Clip } from "./clip";
import { DANGER_MARK, dangerLookup } from "./danger-words";
import { countsText, groupDanger, isUnchanged, releaseDanger } from "./effect-words";
import { checkText } from "./finding-words";
import { mdConsequences } from "./markdown-consequences";
import { mdFindings, mdJudges } from "./markdown-findings";
import { mdGroupBody, mdGroupSummary } from "./markdown-node-group";
import { inLine, inSummary, SHORT_PART, type Part } from "./markdown-part";
import { mdReleaseBody, mdReleaseSummary } from "./markdown-release";
import { itemsOf, mdMoreItem, type MarkdownContext } from "./markdown-context";
import { mdDiagnostics, mdRaw } from "./markdown-engine";
import { mdPermissions } from "./markdown-permissions";
import { mdNetwork, mdOthers } from "./markdown-resources";
import { detailRank } from "./ranks";
import { shorten, type Item, type LeftOut, type Section } from "./shorten";

/** How long a report may be. */
export interface MarkdownOptions {
  /**
   * Characters (UTF-16 units); below 2,000 counts as 2,000. A longer report is shortened from its least dangerous end.
   *
   * @default - the report is whole
   */
  readonly limit?: number;
}

/** For a comment: GitHub refuses more than 65,536, and a workflow adds a marker and links. */
export const COMMENT_LIMIT = 64_000;

const SMALLEST_LIMIT = 2_000;
/** Once a report is shortened. */
const LONGEST_HEADLINE = 600;
const LONGEST_NAME = 60;
/** Of one node group or release, before only its summary is shown. */
const CLIP: Clip = { line: 200, list: 40 };

/** A change whose text has at most this many lines is shown unfolded when there are few of its kind. */
const SHORT_LINES = 40;
const FEW = 3;

function folded(
  danger: Danger,
  summary: (part: Part) => string,
  body: (clip?: Clip) => string,
  few: boolean,
): Item {
  const details = (text: string, length?: number): string =>
    text === ""
      ? `- ${DANGER_MARK[danger]} ${summary(inLine(length))}`
      : mdDetails(
          `${DANGER_MARK[danger]} ${summary(inSummary(length))}`,
          text,
          few && text.split("\n").length <= SHORT_LINES,
        );
  return {
    rank: detailRank(danger),
    levels: [
      () => details(body()),
      () => details(body(CLIP), CLIP.line),
      () => `- ${DANGER_MARK[danger]} ${summary(inLine(SHORT_PART))}`,
    ],
  };
}

function nodeGroups({ changes: { nodeGroups: all }, dangerOf, limit }: MarkdownContext): Section {
  return {
    title: "#### Node groups",
    separator: "\n\n",
    noun: ["node group", "node groups"],
    ...itemsOf(
      byDanger(all, (group) => dangerOf([group.name], groupDanger(group))),
      limit,
      ([group, danger]) =>
        folded(
          danger,
          (part) => mdGroupSummary(group, part),
          (clip) => mdGroupBody(group, clip),
          all.length <= FEW,
        ),
    ),
    more: mdMoreItem,
  };
}

function releases({ changes: { releases: all }, dangerOf, limit }: MarkdownContext): Section {
  return {
    title: "#### Helm releases",
    separator: "\n\n",
    noun: ["Helm release", "Helm releases"],
    ...itemsOf(
      byDanger(all, (release) => dangerOf([release.name], releaseDanger(release))),
      limit,
      ([release, danger]) =>
        folded(
          danger,
          (part) => mdReleaseSummary(release, part),
          (clip) => mdReleaseBody(release, clip),
          all.length <= FEW,
        ),
    ),
    more: mdMoreItem,
  };
}

function mark({ danger }: Changes): string {
  return danger === undefined ? "✅" : DANGER_MARK[danger];
}

function head(changes: Changes, short: boolean): string {
  const headline = printableLine(changes.headline);
  const said = short ? clipEscaped(headline, LONGEST_HEADLINE, mdMessage) : mdMessage(headline);
  const check = checkText(changes);
  if (isUnchanged(changes)) {
    return `${mark(changes)} **${said}**${check === "" ? "" : ` · ❌ ${check}`}`;
  }
  const name = (text: string): string =>
    clipEscaped(printableLine(text), short ? LONGEST_NAME : Infinity, mdText);
  const counts = countsText(changes);
  return [
    `### ${mark(changes)} ${said}`,
    `${name(changes.project)} / ${name(changes.stack)}${counts === "" ? "" : ` · ${counts}`}`,
    ...(check === "" ? [] : [`❌ **${check}**`]),
  ].join("\n\n");
}

function notice(leftOut: readonly LeftOut[]): string {
  const counted = leftOut.filter((one) => one.counted > 0);
  const shortened = leftOut.reduce((sum, one) => sum + one.shortened, 0);
  const named = counted.map(
    (one) => `${sizeNumber(one.counted)} ${one.noun[one.counted === 1 ? 0 : 1]}`,
  );
  return (
    "*Shortened to fit here, from the least dangerous end" +
    (named.length === 0 ? "" : `; left out: ${named.join(", ")}`) +
    (shortened === 0 ? "" : `; without all details: ${sizeNumber(shortened)}`) +
    ". The full report is in the artifact of this run.*"
  );
}

function sectionsOf(context: MarkdownContext): readonly Section[] {
  return [
    ...mdConsequences(context),
    ...mdFindings(context),
    mdJudges(context),
    nodeGroups(context),
    releases(context),
    mdPermissions(context),
    mdNetwork(context),
    ...mdOthers(context),
    mdRaw(context),
    mdDiagnostics(context),
  ];
}

/** A notice for whatever could be left out, with what separates it from the rest. */
function longestNotice(sections: readonly Section[]): number {
  const most = sections.map(({ noun, items, rest = 0 }) => ({
    noun,
    counted: Math.max(2, items.length + rest),
    shortened: items.length,
  }));
  return notice(most).length + "\n\n\n\n\n".length;
}

/**
 * What a change does, for a comment on a pull request, in GitHub's Markdown. Nothing in it, whatever it is called,
 * becomes markup, a mention or a reference. Ends with a line feed.
 */
export function renderChangesMarkdown(changes: Changes, { limit }: MarkdownOptions = {}): string {
  if (isUnchanged(changes)) return `${head(changes, limit !== undefined)}\n`;
  const most = Math.max(SMALLEST_LIMIT, limit ?? Infinity);
  const sections = sectionsOf({ changes, dangerOf: dangerLookup(changes), limit: most });
  const join = (...parts: readonly string[]): string =>
    `${parts.filter((part) => part !== "").join("\n\n")}\n`;
  if (sections.every(({ rest }) => rest === undefined)) {
    const whole = join(head(changes, false), shorten(sections, Infinity).text);
    if (whole.length <= most) return whole;
  }
  const top = head(changes, true);
  const { text, leftOut } = shorten(sections, most - top.length - longestNotice(sections));
  return join(top, text, notice(leftOut));
}
