import type { FindingView } from "./finding-view";
import { sizeNumber } from "./number-text";
import { type Painter, painter } from "./terminal-style";
import { wrap } from "./wrap";

/** Where lines are printed. */
export interface Page {
  /** Columns. */
  readonly width: number;
  readonly paint: Painter;
}

const NARROWEST = 40;

/** Beyond this a paragraph is hard to read. */
const WIDEST_TEXT = 100;

/** Of longer lists the rest is counted. */
const MOST_ITEMS = 12;

/** What stands before a line of a severity. */
export const MARK = { error: "✗", warning: "!", info: "i", ok: "✓" } as const;

/** A page of a width; below 40 columns counts as 40. */
export function pageOf({ width, color }: { width: number; color: boolean }): Page {
  return { width: Math.max(NARROWEST, width), paint: painter(color) };
}

/** A title with an empty line before it. */
export function heading(text: string, { paint }: Page): string[] {
  return ["", paint("strong", text)];
}

/** Wrapped text; its later lines are indented as far as what stands before the first. */
export function paragraph(text: string, first: string, page: Page): string[] {
  return wrap(text, { width: Math.min(page.width, WIDEST_TEXT), first });
}

/** Where, what, and what to do instead. */
export function findingLines(
  view: Pick<FindingView, "severity" | "rule" | "path" | "message" | "remedy">,
  page: Page,
): string[] {
  const head = `${MARK[view.severity]} ${view.severity}`;
  const [where = "", ...more] = paragraph(`${view.rule} at ${view.path}`, `${head}  `, page);
  return [
    page.paint(view.severity, head) + where.slice(head.length),
    ...more,
    ...paragraph(view.message, "    ", page),
    ...paragraph(view.remedy, "    → ", page),
  ];
}

/** A list under a heading; beyond a dozen items the rest is counted. */
export function section<T>(
  title: string,
  items: readonly T[],
  page: Page,
  show: (item: T, page: Page) => string[],
): string[] {
  if (items.length === 0) return [];
  const rest = items.length - MOST_ITEMS;
  return [
    ...heading(title, page),
    ...items.slice(0, MOST_ITEMS).flatMap((item) => show(item, page)),
    ...(rest > 0 ? [`  and ${sizeNumber(rest)} more: see the report`] : []),
  ];
}
