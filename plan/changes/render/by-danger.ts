import type { Danger, ResourceChange } from "../changes";
import { dangerRank } from "./danger-words";
import { OPERATIONS } from "./effect-words";

/** The worst first, otherwise in the order in which they were; each with its danger. */
export function byDanger<T>(
  things: readonly T[],
  danger: (thing: T) => Danger,
): readonly (readonly [thing: T, danger: Danger])[] {
  return things
    .map((thing) => [thing, danger(thing)] as const)
    .sort(([, a], [, b]) => dangerRank(a) - dangerRank(b));
}

/** Resources with the worst danger first, in each the worst operation first, in each the same type together. */
export function resourcesByDanger(
  resources: readonly ResourceChange[],
  danger: (resource: ResourceChange) => Danger,
): readonly (readonly [resource: ResourceChange, danger: Danger])[] {
  const order = new Map(OPERATIONS.map((operation, index) => [operation, index]));
  const rank = ({ operation }: ResourceChange): number => order.get(operation) ?? 0;
  return [...byDanger(resources, danger)].sort(
    ([a, first], [b, second]) =>
      dangerRank(first) - dangerRank(second) ||
      rank(a) - rank(b) ||
      (a.type < b.type ? -1 : a.type > b.type ? 1 : 0),
  );
}
