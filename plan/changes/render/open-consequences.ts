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

/** A longer headline may be shown shortened, and then it does not count as having said anything. */
const WHOLE_HEADLINE = 300;

/** What the headline does not say already, the worst first. It joins several sentences with semicolons. */
export function otherConsequences({ headline, consequences }: Changes): readonly Consequence[] {
  if (headline.length > WHOLE_HEADLINE) return consequences;
  const said = `; ${headline}; `;
  return consequences.filter(({ text }) => !said.includes(`; ${text}; `));
}
