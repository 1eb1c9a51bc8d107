import { sizeNumber } from "../../report/number-text";
import type { Changes } from "../changes";
import type { DangerOf } from "./danger-words";
import type { Item, Section } from "./shorten";

/** What every part of a Markdown report needs to know. */
export interface MarkdownContext {
  readonly changes: Changes;
  readonly dangerOf: DangerOf;
  /** Characters that the report may have. */
  readonly limit: number;
}

/** No item is shorter than this, in characters. */
const SHORTEST_ITEM = 12;

/**
 * Items of a section, at most as many as could fit if each were as short as possible: with 100,000 of them the others
 * need not be made to be counted. The most important have to come first.
 */
export function itemsOf<T>(
  things: readonly T[],
  limit: number,
  item: (thing: T) => Item,
): Pick<Section, "items" | "rest"> {
  const most = limit === Infinity ? things.length : Math.ceil(limit / SHORTEST_ITEM);
  return {
    items: things.slice(0, most).map(item),
    ...(things.length > most ? { rest: things.length - most } : {}),
  };
}

/** The last item of a list of which some are only counted. */
export function mdMoreItem(counted: number): string {
  return `- … and ${sizeNumber(counted)} more`;
}
