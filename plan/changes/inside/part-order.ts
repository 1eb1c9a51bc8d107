import type { SectionChange } from "../changes";
import type { PartPair } from "./match-parts";
import type { NodePart, PartKind } from "./user-data-part";
import { shownPair } from "./visible-text";

/** One after the other: who goes how, and what to call it when the order changes. */
interface Sequence {
  readonly title: string;
  readonly kinds: readonly PartKind[];
  readonly note: string;
  /** Position in the sequence; parts of one key go in the order of the document. */
  readonly keyOf: (part: NodePart, index: number) => string;
}

/**
 * cloud-init handles parts in the order of the document: a boothook runs at once. Scripts are written to a folder, those
 * without a name as `part-001`, and run by name (canonical/cloud-init: cloudinit/user_data.py,
 * cloudinit/handlers/shell_script.py, cloudinit/subp.py `runparts`).
 */
const SEQUENCES: readonly Sequence[] = [
  {
    title: "boothooks run in another order",
    kinds: ["boothook", "guard"],
    note: "each runs when cloud-init comes to it",
    keyOf: () => "",
  },
  {
    title: "scripts run in another order",
    kinds: ["script"],
    note: "cloud-init runs them by file name; those without one are named after their place",
    keyOf: ({ filename }, index) => filename ?? `part-${String(index + 1).padStart(3, "0")}`,
  },
  {
    title: "cloud-config parts are merged in another order",
    kinds: ["cloud-config"],
    note: "where two set the same key, their order decides",
    keyOf: () => "",
  },
  {
    title: "other parts stand in another order",
    kinds: ["other"],
    note: "it is not known here whether their reader minds",
    keyOf: () => "",
  },
];

/** Pairs by the place of one of their sides; the parts of a side are known by identity. */
function inOrder(
  side: "before" | "after",
  parts: readonly NodePart[],
  pairs: ReadonlyMap<NodePart, PartPair>,
  { keyOf }: Sequence,
): readonly PartPair[] {
  return parts
    .map((part, index) => ({ pair: pairs.get(part), key: keyOf(part, index), index }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index))
    .flatMap(({ pair }) => (pair?.[side] === undefined ? [] : [pair]));
}

/** A section for each sequence in which parts of both sides changed places. */
export function orderChanges(
  before: readonly NodePart[],
  after: readonly NodePart[],
  pairs: readonly PartPair[],
  nameOf: (pair: PartPair) => string,
): readonly SectionChange[] {
  return SEQUENCES.flatMap((sequence): readonly SectionChange[] => {
    const common = pairs.filter(
      ({ before: one, after: other }) =>
        one !== undefined &&
        other !== undefined &&
        sequence.kinds.includes(one.kind) &&
        sequence.kinds.includes(other.kind),
    );
    const bySide = (side: "before" | "after"): ReadonlyMap<NodePart, PartPair> =>
      new Map(common.flatMap((pair) => (pair[side] === undefined ? [] : [[pair[side], pair]])));
    const left = inOrder("before", before, bySide("before"), sequence);
    const right = inOrder("after", after, bySide("after"), sequence);
    if (left.every((pair, index) => pair === right[index])) return [];
    const [one, other] = shownPair(left.map(nameOf).join(", "), right.map(nameOf).join(", "));
    const field = { path: "order", before: one, after: other, note: sequence.note };
    return [{ title: sequence.title, state: "changed", fields: [field], lines: [] }];
  });
}
