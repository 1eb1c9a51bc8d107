import { mdBlock, mdDetails } from "../../report/markdown-escape";
import { printableLine } from "../../report/printable";
import type { Danger, PermissionChange } from "../changes";
import { byDanger } from "./by-danger";
import { clipList, clipText, type Clip } from "./clip";
import { DANGER_MARK } from "./danger-words";
import { permissionParts } from "./effect-words";
import { itemsOf, mdMoreItem, type MarkdownContext } from "./markdown-context";
import { mdMore } from "./markdown-field";
import { inLine, inSummary, SHORT_PART, type Part } from "./markdown-part";
import { detailRank } from "./ranks";
import type { Item, Section } from "./shorten";

/** How much of one role a shortened report shows before it only names it. */
const CLIP: Clip = { line: 200, list: 20 };

/** With at most this many roles each is shown unfolded. */
const FEW = 3;

function summary(change: PermissionChange, danger: Danger, part: Part): string {
  return `${DANGER_MARK[danger]} <b>${part(change.role)}</b>: ${permissionParts(change)}`;
}

function statements(change: PermissionChange, clip: Clip | undefined): string {
  const lines = [
    ...change.lost.map((text) => `- ${printableLine(text)}`),
    ...change.gained.map((text) => `+ ${printableLine(text)}`),
  ];
  const [shown, rest] = clipList(lines, clip?.list ?? lines.length);
  return mdBlock(
    [
      ...shown.map((text) => clipText(text, clip?.line ?? Infinity)),
      ...(rest === 0 ? [] : [`@@ ${mdMore(rest)} @@`]),
    ].join("\n"),
    "diff",
  );
}

function item(change: PermissionChange, danger: Danger, few: boolean): Item {
  const open = few && change.gained.length + change.lost.length <= CLIP.list;
  const block = (clip?: Clip) => (): string =>
    mdDetails(summary(change, danger, inSummary(clip?.line)), statements(change, clip), open);
  return {
    rank: detailRank(danger),
    levels: [block(), block(CLIP), () => `- ${summary(change, danger, inLine(SHORT_PART))}`],
  };
}

/** What roles may do from now on, and what no longer. */
export function mdPermissions({
  changes: { permissions },
  dangerOf,
  limit,
}: MarkdownContext): Section {
  return {
    title: "#### Permissions",
    separator: "\n\n",
    noun: ["role", "roles"],
    ...itemsOf(
      byDanger(permissions, (one) => dangerOf([one.role], "reach")),
      limit,
      ([one, danger]) => item(one, danger, permissions.length <= FEW),
    ),
    more: mdMoreItem,
  };
}
