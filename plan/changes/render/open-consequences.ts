import type { Changes, Consequence, Danger } from "../changes";

/** Sentences of one kind in the open. What is beyond them is folded. */
export const IN_THE_OPEN: Readonly<Record<Danger, number>> = {
  lost: 6,
  nodes: 6,
  restarts: 4,
  reach: 4,
  new: 3,
  settings: 2,
  text: 1,
};

/** What the headline does not say already, the worst first. */
export function otherConsequences({ headline, consequences }: Changes): readonly Consequence[] {
  return consequences.filter(({ text }) => text !== headline);
}
