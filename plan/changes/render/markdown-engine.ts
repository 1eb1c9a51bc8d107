import { mdBlock, mdDetails } from "../../report/markdown-escape";
import { printable } from "../../report/printable";
import type { RawStep } from "../changes";
import { clipText } from "./clip";
import { itemsOf, mdMoreItem, type MarkdownContext } from "./markdown-context";
import { inLine, inSummary, SHORT_PART, type Part } from "./markdown-part";
import { detailRank } from "./ranks";
import type { Item, Section } from "./shorten";

/** How much of an unknown step a shortened report shows before it only names it, in characters. */
const SHORT_JSON = 1_000;

function rawStep({ title, json }: RawStep): Item {
  const block = (length: number, part: Part) => (): string =>
    mdDetails(part(title), mdBlock(clipText(printable(json), length), "json"));
  return {
    rank: detailRank("reach"),
    levels: [
      block(Infinity, inSummary()),
      block(SHORT_JSON, inSummary(SHORT_PART)),
      () => `- ${inLine(SHORT_PART)(title)}`,
    ],
  };
}

/** Steps that this version does not know, whole. */
export function mdRaw({ changes, limit }: MarkdownContext): Section {
  return {
    title: "#### Steps that this version does not know",
    separator: "\n\n",
    noun: ["unknown step", "unknown steps"],
    ...itemsOf(changes.raw, limit, rawStep),
    more: mdMoreItem,
  };
}

/** What the engine printed. */
export function mdDiagnostics({ changes, limit }: MarkdownContext): Section {
  return {
    title: "#### The engine says",
    separator: "\n",
    noun: ["message of the engine", "messages of the engine"],
    ...itemsOf(changes.diagnostics, limit, (text) => ({
      rank: detailRank("restarts"),
      levels: [() => `- ${inLine()(text)}`, () => `- ${inLine(SHORT_PART)(text)}`],
    })),
    more: mdMoreItem,
  };
}
