import type { Danger } from "../changes";
import { dangerRank } from "./danger-words";

/** The worst first, otherwise in the order in which they were; each with its danger. */
export function byDanger<T>(
  things: readonly T[],
  danger: (thing: T) => Danger,
): readonly (readonly [thing: T, danger: Danger])[] {
  return things
    .map((thing) => [thing, danger(thing)] as const)
    .sort(([, a], [, b]) => dangerRank(a) - dangerRank(b));
}
