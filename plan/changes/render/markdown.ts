import { mdDetails, mdMessage, mdText } from "../../report/markdown-escape";
import { sizeNumber } from "../../report/number-text";
import { printableLine } from "../../report/printable";
import type { Changes, Danger, NodeGroupChange, ReleaseChange } from "../changes";
import { clipEscaped, clipText, type Clip } from "./clip";
import { DANGER_MARK, dangerLookup, type DangerOf } from "./danger-words";
import { countsText, isUnchanged } from "./effect-words";
import { checkText } from "./finding-words";
import { mdConsequences } from "./markdown-consequences";
import { mdFindings, mdJudges } from "./markdown-findings";
import { mdGroupBody, mdGroupSummary } from "./markdown-node-group";
import { inLine, inSummary, SHORT_PART, type Part } from "./markdown-part";
import { mdReleaseBody, mdReleaseSummary } from "./markdown-release";
import { mdDiagnostics, mdNetwork, mdOthers, mdPermissions, mdRaw } from "./markdown-resources";
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
const LONGEST_HEADLINE = 400;
const LONGEST_NAME = 60;
/** For what says what is left out: {@link notice} of all sections is shorter. */
const NOTICE = 900;

/** Of one node group or release, before only its summary is shown. */
const CLIP: Clip = { line: 200, list: 40 };

/** A change whose text has at most this many lines is shown unfolded when there are few of its kind. */
const SHORT_LINES = 24;
const FEW = 3;

function folded(
  danger: Danger,
  summary: (part: Part) => string,
  body: (clip?: Clip) => string,
  few: boolean,
): Item {
  const line = `- ${DANGER_MARK[danger]} ${summary(inLine(SHORT_PART))}`;
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
    levels: [details(body()), details(body(CLIP), CLIP.line), line],
  };
}

const GROUP_DANGER: Readonly<Record<NodeGroupChange["effect"], Danger>> = {
  created: "new",
  deleted: "nodes",
  replaced: "nodes",
  rolls: "nodes",
  "in place": "settings",
};

function nodeGroups({ nodeGroups: all }: Changes, dangerOf: DangerOf): Section {
  return {
    title: "#### Node groups",
    separator: "\n\n",
    noun: ["node group", "node groups"],
    items: all.map((group) =>
      folded(
        dangerOf([group.name], GROUP_DANGER[group.effect]),
        (part) => mdGroupSummary(group, part),
        (clip) => mdGroupBody(group, clip),
        all.length <= FEW,
      ),
    ),
    more: (counted) => `- … and ${sizeNumber(counted)} more`,
  };
}

function releaseDanger({ effect, restarts }: ReleaseChange): Danger {
  if (effect === "uninstalled" || effect === "reinstalled" || restarts.length > 0)
    return "restarts";
  return effect === "installed" ? "new" : "settings";
}

function releases({ releases: all }: Changes, dangerOf: DangerOf): Section {
  return {
    title: "#### Helm releases",
    separator: "\n\n",
    noun: ["Helm release", "Helm releases"],
    items: all.map((release) =>
      folded(
        dangerOf([release.name], releaseDanger(release)),
        (part) => mdReleaseSummary(release, part),
        (clip) => mdReleaseBody(release, clip),
        all.length <= FEW,
      ),
    ),
    more: (counted) => `- … and ${sizeNumber(counted)} more`,
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
    mdText(short ? clipText(printableLine(text), LONGEST_NAME) : printableLine(text));
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

/**
 * What a change does, for a comment on a pull request, in GitHub's Markdown. Nothing in it, whatever it is called,
 * becomes markup, a mention or a reference. Ends with a line feed.
 */
export function renderChangesMarkdown(changes: Changes, { limit }: MarkdownOptions = {}): string {
  if (isUnchanged(changes)) return `${head(changes, limit !== undefined)}\n`;
  const dangerOf = dangerLookup(changes);
  const sections = [
    ...mdConsequences(changes),
    ...mdFindings(changes),
    mdJudges(changes),
    nodeGroups(changes, dangerOf),
    releases(changes, dangerOf),
    mdPermissions(changes, dangerOf),
    mdNetwork(changes, dangerOf),
    ...mdOthers(changes, dangerOf),
    mdRaw(changes),
    mdDiagnostics(changes),
  ];
  const whole = [head(changes, false), shorten(sections, Infinity).text]
    .filter((text) => text !== "")
    .join("\n\n");
  const most = Math.max(SMALLEST_LIMIT, limit ?? Infinity);
  if (whole.length + 1 <= most) return `${whole}\n`;
  const top = head(changes, true);
  const { text, leftOut } = shorten(sections, most - top.length - NOTICE);
  return `${[top, text, notice(leftOut)].filter((part) => part !== "").join("\n\n")}\n`;
}
