import { mdDetails } from "../../report/markdown-escape";
import { count, sizeNumber } from "../../report/number-text";
import type { Danger, Operation, ResourceChange } from "../changes";
import { resourcesByDanger } from "./by-danger";
import { clipList, type Clip } from "./clip";
import { countKinds, DONE, OPERATIONS, operationsText, typeOf, USUAL_DANGER } from "./effect-words";
import { itemsOf, mdMoreItem, type MarkdownContext } from "./markdown-context";
import { mdFields, mdMore } from "./markdown-field";
import { inCode, SHORT_PART } from "./markdown-part";
import { detailRank } from "./ranks";
import type { Item, Section } from "./shorten";

/** How much of one resource a shortened report shows before it only names it. */
const CLIP: Clip = { line: 200, list: 20 };

/** Kinds of resources that are counted one by one. */
const MOST_KINDS = 8;

/** Network and access with at most this many changes is shown unfolded. */
const FEW = 6;

function resourceLine(resource: ResourceChange, clip?: Clip): string {
  const code = inCode(clip?.line);
  const [forced, rest] = clipList(resource.replacedBy, clip?.list ?? resource.replacedBy.length);
  const because =
    forced.length === 0
      ? ""
      : `, because of ${forced.map(code).join(", ")}${rest === 0 ? "" : ` ${mdMore(rest)}`}`;
  return `- **${DONE[resource.operation]}** ${code(typeOf(resource))} ${code(resource.name)}${because}`;
}

function item([resource, danger]: readonly [ResourceChange, Danger]): Item {
  const text = (clip?: Clip) => (): string => {
    const fields = mdFields(resource.fields, clip).replace(/^(?=.)/gm, "  ");
    return `${resourceLine(resource, clip)}${fields === "" ? "" : `\n${fields}`}`;
  };
  return {
    rank: detailRank(danger),
    levels: [text(), text(CLIP), () => resourceLine(resource, { line: SHORT_PART / 2, list: 2 })],
  };
}

/** Endpoint, access entries, routes, security groups. */
export function mdNetwork({ changes: { network }, dangerOf, limit }: MarkdownContext): Section {
  return {
    title: "#### Network and access",
    separator: "\n",
    noun: ["network or access change", "network or access changes"],
    ...itemsOf(
      resourcesByDanger(network, (one) => dangerOf([one.urn, one.name], "reach")),
      limit,
      item,
    ),
    ...(network.length <= FEW
      ? {}
      : {
          fold: (shown: string, items: number) =>
            mdDetails(`${count(items, "change")}: ${operationsText(network)}`, shown),
        }),
    more: mdMoreItem,
  };
}

function kindsLine(operation: Operation, resources: readonly ResourceChange[]): string {
  const kinds = countKinds(resources);
  const named = kinds
    .slice(0, MOST_KINDS)
    .map(([kind, number]) => `${sizeNumber(number)} × ${inCode(SHORT_PART / 2)(kind)}`);
  const rest = kinds.length - named.length;
  return (
    `- **${sizeNumber(resources.length)} ${DONE[operation]}**: ${named.join(", ")}` +
    (rest > 0 ? ` and ${count(rest, "more kind")}` : "")
  );
}

/** Everything else: counted by kind in the open, one by one in a fold. */
export function mdOthers({
  changes: { others },
  dangerOf,
  limit,
}: MarkdownContext): readonly Section[] {
  return [
    {
      title: "#### Other resources",
      separator: "\n",
      noun: ["other resource", "other resources"],
      items: OPERATIONS.flatMap((operation): Item[] => {
        const all = others.filter((one) => one.operation === operation);
        if (all.length === 0) return [];
        return [
          { rank: detailRank("restarts"), levels: [() => kindsLine(operation, all)], extra: true },
        ];
      }),
    },
    {
      separator: "\n",
      noun: ["other resource", "other resources"],
      ...itemsOf(
        resourcesByDanger(others, (one) =>
          dangerOf([one.urn, one.name], USUAL_DANGER[one.operation]),
        ),
        limit,
        item,
      ),
      fold: (shown, items) => mdDetails(`${count(items, "other resource")}, one by one`, shown),
      more: mdMoreItem,
    },
  ];
}
