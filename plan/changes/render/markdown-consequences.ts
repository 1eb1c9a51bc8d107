import { mdDetails } from "../../report/markdown-escape";
import { count, sizeNumber } from "../../report/number-text";
import { DANGERS, type Consequence, type Danger } from "../changes";
import { DANGER_MARK, DANGER_WORD } from "./danger-words";
import { itemsOf, mdMoreItem, type MarkdownContext } from "./markdown-context";
import { inLine } from "./markdown-part";
import { IN_THE_OPEN, otherConsequences } from "./open-consequences";
import { consequenceRank } from "./ranks";
import type { Item, Section } from "./shorten";

/** Longest sentence, in characters of Markdown, once a report is shortened. */
const SHORT_SENTENCE = 300;

const CONSEQUENCE = ["consequence", "consequences"] as const;

function line({ danger }: Consequence, sentence: string): string {
  return `- ${DANGER_MARK[danger]} **${DANGER_WORD[danger]}** · ${sentence}`;
}

function item(consequence: Consequence): Item {
  const sentence = (length?: number) => (): string =>
    line(consequence, inLine(length)(consequence.text));
  return {
    rank: consequenceRank(consequence.danger),
    levels: [sentence(), sentence(SHORT_SENTENCE)],
  };
}

/** The sentences: a handful of each kind in the open, the others folded by kind. */
export function mdConsequences({ changes, limit }: MarkdownContext): readonly Section[] {
  const all = otherConsequences(changes);
  const kinds = DANGERS.map((danger) => {
    const ofKind = all.filter((one) => one.danger === danger);
    const room = IN_THE_OPEN[danger];
    const open = ofKind.length <= room + 1 ? ofKind.length : room;
    return { danger, open: ofKind.slice(0, open), folded: ofKind.slice(open) };
  });
  const more = (danger: Danger, rest: number): Item => ({
    rank: consequenceRank(danger),
    levels: [
      () => `- ${DANGER_MARK[danger]} **${DANGER_WORD[danger]}** · and ${sizeNumber(rest)} more`,
    ],
    extra: true,
  });
  return [
    {
      separator: "\n",
      noun: CONSEQUENCE,
      items: kinds.flatMap(({ danger, open, folded }) => [
        ...open.map(item),
        ...(folded.length === 0 ? [] : [more(danger, folded.length)]),
      ]),
    },
    ...kinds.map(({ danger, folded }): Section => ({
      separator: "\n",
      noun: CONSEQUENCE,
      ...itemsOf(folded, limit, item),
      fold: (shown, items) =>
        mdDetails(
          `${DANGER_MARK[danger]} ${count(items, "more consequence")}: ${DANGER_WORD[danger]}`,
          shown,
        ),
      more: mdMoreItem,
    })),
  ];
}
