import type { GraphBox } from "./graph-box";
import { routeEdges } from "./graph-route";

/** A point of the drawing, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One line of a box. */
export interface PlacedItem extends Point {
  readonly text: string;
  readonly duration: string;
  readonly critical: boolean;
}

/** A box with its place. */
export interface PlacedBox extends Point {
  readonly box: GraphBox;
  readonly height: number;
  readonly items: readonly PlacedItem[];
}

/** Top of a wave's row. */
export interface PlacedWave {
  readonly wave: number;
  readonly y: number;
}

/** A drawing without its looks. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly waves: readonly PlacedWave[];
  readonly boxes: readonly PlacedBox[];
  /** From box to box, each a line with corners. */
  readonly edges: readonly (readonly Point[])[];
  /** Through the lines that decide how long it takes. */
  readonly path: readonly Point[];
}

/** Width of a box. */
export const BOX_WIDTH = 268;
/** Height of a box's line. */
export const ITEM_HEIGHT = 24;
/** Height of a box's title. */
export const TITLE_HEIGHT = 30;
/** From a box's edge to its lines. */
export const BOX_PADDING = 8;
/** From a line's left edge to its dot. */
export const DOT = 12;

const WAVE_LABELS = 40;
/** Between two columns, where lines run. */
export const COLUMN_GAP = 44;
const ROW_GAP = 12;
const BOX_GAP = 16;
const ITEM_GAP = 4;
const MARGIN = 8;

const firstOf = ({ rows }: GraphBox): number => rows[0]?.wave ?? 0;
const lastOf = ({ rows }: GraphBox): number => rows.at(-1)?.wave ?? 0;

/** Columns in which no two boxes share a wave; the first is the longest path's. */
function columnsOf(boxes: readonly GraphBox[]): readonly number[] {
  const columns: GraphBox[][] = [[]];
  const placed = new Map<GraphBox, number>();
  const overlap = (one: GraphBox, other: GraphBox) =>
    firstOf(one) <= lastOf(other) && firstOf(other) <= lastOf(one);
  const order = [
    ...boxes.filter(({ critical }) => critical),
    ...boxes.filter(({ critical }) => !critical),
  ];
  const lowest = boxes.some(({ critical }) => critical) ? 1 : 0;
  for (const box of order) {
    let column = box.critical ? 0 : lowest;
    while ((columns[column] ?? []).some((other) => overlap(box, other))) column += 1;
    columns[column] = [...(columns[column] ?? []), box];
    placed.set(box, column);
  }
  return boxes.map((box) => placed.get(box) ?? 0);
}

interface Rows {
  /** Top of a wave's lines. */
  readonly itemsAt: ReadonlyMap<number, number>;
  readonly waves: readonly PlacedWave[];
  readonly height: number;
}

function rowsOf(boxes: readonly GraphBox[]): Rows {
  const lines = new Map<number, number>();
  for (const { rows } of boxes) {
    for (const { wave, items } of rows) {
      lines.set(wave, Math.max(lines.get(wave) ?? 0, items.length));
    }
  }
  const begins = new Set(boxes.map(firstOf));
  const itemsAt = new Map<number, number>();
  const waves: PlacedWave[] = [];
  let y = MARGIN;
  for (const [wave, count] of [...lines].sort(([one], [other]) => one - other)) {
    const top = y + (begins.has(wave) ? TITLE_HEIGHT + (waves.length === 0 ? 0 : BOX_GAP) : 0);
    itemsAt.set(wave, top);
    waves.push({ wave, y: top });
    y = top + count * (ITEM_HEIGHT + ITEM_GAP) + ROW_GAP;
  }
  return { itemsAt, waves, height: y };
}

function place(box: GraphBox, column: number, { itemsAt }: Rows): PlacedBox {
  const x = WAVE_LABELS + column * (BOX_WIDTH + COLUMN_GAP);
  const items = box.rows.flatMap(({ wave, items: all }) =>
    all.map((item, index) => ({
      ...item,
      x: x + BOX_PADDING,
      y: (itemsAt.get(wave) ?? 0) + index * (ITEM_HEIGHT + ITEM_GAP),
    })),
  );
  const y = (itemsAt.get(firstOf(box)) ?? 0) - TITLE_HEIGHT;
  const bottom = Math.max(...items.map((item) => item.y)) + ITEM_HEIGHT + BOX_PADDING;
  return { box, x, y, height: bottom - y, items };
}

/** Places boxes from top to bottom, wave by wave. Width and height follow from what is drawn. */
export function layoutGraph(boxes: readonly GraphBox[]): GraphLayout {
  const columns = columnsOf(boxes);
  const rows = rowsOf(boxes);
  const placed = boxes.map((box, index) => place(box, columns[index] ?? 0, rows));
  const edges = routeEdges(
    placed.flatMap((to) =>
      to.box.waitsFor.flatMap((index) => {
        const from = placed[index];
        // The longest path has a line of its own.
        return from === undefined || (from.box.critical && to.box.critical) ? [] : [{ from, to }];
      }),
    ),
  );
  const path = placed
    .flatMap(({ items }) => items)
    .filter(({ critical }) => critical)
    .sort((one, other) => one.y - other.y)
    .map(({ x, y }) => ({ x: x + DOT, y: y + ITEM_HEIGHT / 2 }));
  const right = Math.max(0, ...placed.map(({ x }) => x + BOX_WIDTH));
  return {
    width: Math.max(right, ...edges.flat().map(({ x }) => x)) + MARGIN,
    height: rows.height,
    waves: rows.waves,
    boxes: placed,
    edges,
    path,
  };
}
