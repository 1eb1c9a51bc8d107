import { mdBlock, mdCode, mdDetails, mdMessage } from "../../report/markdown-escape";
import { count, sizeNumber } from "../../report/number-text";
import { printable, printableLine } from "../../report/printable";
import type {
  Changes,
  Danger,
  Operation,
  PermissionChange,
  RawStep,
  ResourceChange,
} from "../changes";
import { clipList, clipText, type Clip } from "./clip";
import { DANGER_MARK, type DangerOf } from "./danger-words";
import { countKinds, DONE, OPERATIONS, permissionParts, typeOf } from "./effect-words";
import { mdFields, mdMore } from "./markdown-field";
import { inLine, inSummary, SHORT_PART, type Part } from "./markdown-part";
import { detailRank } from "./ranks";
import type { Item, Section } from "./shorten";

/** How much of one resource a shortened report shows before it only names it. */
const CLIP: Clip = { line: 200, list: 20 };

/** Kinds of resources that are counted one by one. */
const MOST_KINDS = 8;

/** A section with at most this many resources is shown unfolded. */
const FEW = 3;

const more = (counted: number): string => `- … and ${sizeNumber(counted)} more`;

function resourceLine(resource: ResourceChange, clip?: Clip): string {
  const code = (text: string): string =>
    mdCode(clipText(printableLine(text), clip?.line ?? Infinity));
  const [forced, rest] = clipList(resource.replacedBy, clip?.list ?? resource.replacedBy.length);
  const because =
    forced.length === 0
      ? ""
      : `, because of ${forced.map(code).join(", ")}${rest === 0 ? "" : ` ${mdMore(rest)}`}`;
  return `- **${DONE[resource.operation]}** ${code(typeOf(resource))} ${code(resource.name)}${because}`;
}

function resource(change: ResourceChange, rank: number): Item {
  const text = (clip?: Clip): string => {
    const fields = mdFields(change.fields, clip).replace(/^(?=.)/gm, "  ");
    return `${resourceLine(change, clip)}${fields === "" ? "" : `\n${fields}`}`;
  };
  return {
    rank,
    levels: [text(), text(CLIP), resourceLine(change, { line: SHORT_PART / 2, list: 2 })],
  };
}

/** What is usual for an operation, when no consequence says more. */
const USUAL: Readonly<Record<Operation, Danger>> = {
  delete: "reach",
  replace: "reach",
  update: "settings",
  create: "new",
};

function sorted(resources: readonly ResourceChange[]): readonly ResourceChange[] {
  return OPERATIONS.flatMap((operation) => resources.filter((one) => one.operation === operation));
}

/** Endpoint, access entries, routes, security groups. */
export function mdNetwork({ network }: Changes, dangerOf: DangerOf): Section {
  return {
    title: "#### Network and access",
    separator: "\n",
    noun: ["network or access change", "network or access changes"],
    items: sorted(network).map((one) =>
      resource(one, detailRank(dangerOf([one.name, one.urn], "reach"))),
    ),
    ...(network.length <= FEW
      ? {}
      : {
          fold: (shown: string, items: number) =>
            mdDetails(`${DANGER_MARK.reach} ${count(items, "change")}`, shown),
        }),
    more,
  };
}

function kindsLine(operation: Operation, resources: readonly ResourceChange[]): string {
  const kinds = countKinds(resources);
  const named = kinds
    .slice(0, MOST_KINDS)
    .map(([kind, number]) => `${sizeNumber(number)} × ${mdCode(clipText(kind, SHORT_PART / 2))}`);
  const rest = kinds.length - named.length;
  return (
    `- **${sizeNumber(resources.length)} ${DONE[operation]}**: ${named.join(", ")}` +
    (rest > 0 ? ` and ${count(rest, "more kind")}` : "")
  );
}

/** Everything else: counted by kind in the open, one by one in a fold. */
export function mdOthers({ others }: Changes, dangerOf: DangerOf): readonly Section[] {
  return [
    {
      title: "#### Other resources",
      separator: "\n",
      noun: ["other resource", "other resources"],
      items: OPERATIONS.flatMap((operation) => {
        const ofKind = others.filter((one) => one.operation === operation);
        return ofKind.length === 0
          ? []
          : [
              {
                rank: detailRank("restarts"),
                levels: [kindsLine(operation, ofKind)],
                extra: true as const,
              },
            ];
      }),
    },
    {
      separator: "\n",
      noun: ["other resource", "other resources"],
      items: sorted(others).map((one) =>
        resource(one, detailRank(dangerOf([one.name, one.urn], USUAL[one.operation]))),
      ),
      fold: (shown, items) => mdDetails(`${count(items, "other resource")}, one by one`, shown),
      more,
    },
  ];
}

function permissionSummary(change: PermissionChange, danger: Danger, part: Part): string {
  return `${DANGER_MARK[danger]} <b>${part(change.role)}</b>: ${permissionParts(change)}`;
}

function permission(change: PermissionChange, danger: Danger): Item {
  const lines = [
    ...change.lost.map((text) => `- ${printableLine(text)}`),
    ...change.gained.map((text) => `+ ${printableLine(text)}`),
  ];
  const block = (clip?: Clip): string => {
    const [shown, rest] = clipList(lines, clip?.list ?? lines.length);
    return mdDetails(
      permissionSummary(change, danger, inSummary(clip?.line)),
      mdBlock(
        [
          ...shown.map((text) => clipText(text, clip?.line ?? Infinity)),
          ...(rest === 0 ? [] : [`@@ ${mdMore(rest)} @@`]),
        ].join("\n"),
        "diff",
      ),
    );
  };
  return {
    rank: detailRank(danger),
    levels: [block(), block(CLIP), `- ${permissionSummary(change, danger, inLine(SHORT_PART))}`],
  };
}

/** What roles may do from now on, and what no longer. */
export function mdPermissions({ permissions }: Changes, dangerOf: DangerOf): Section {
  return {
    title: "#### Permissions",
    separator: "\n\n",
    noun: ["role", "roles"],
    items: permissions.map((one) => permission(one, dangerOf([one.role], "reach"))),
    more,
  };
}

function rawStep({ title, json }: RawStep): Item {
  const text = printable(json);
  const block = (content: string, part: Part): string =>
    mdDetails(part(title), mdBlock(content, "json"));
  return {
    rank: detailRank("reach"),
    levels: [
      block(text, inSummary()),
      block(clipText(text, 1_000), inSummary(SHORT_PART)),
      `- ${inLine(SHORT_PART)(title)}`,
    ],
  };
}

/** Steps that this version does not know, whole. */
export function mdRaw({ raw }: Changes): Section {
  return {
    title: "#### Steps that this version does not know",
    separator: "\n\n",
    noun: ["unknown step", "unknown steps"],
    items: raw.map(rawStep),
    more,
  };
}

/** What the engine printed. */
export function mdDiagnostics({ diagnostics }: Changes): Section {
  return {
    title: "#### The engine says",
    separator: "\n",
    noun: ["message of the engine", "messages of the engine"],
    items: diagnostics.map((text) => ({
      rank: detailRank("restarts"),
      levels: [`- ${mdMessage(printableLine(text))}`, `- ${inLine(SHORT_PART)(text)}`],
    })),
    more,
  };
}
