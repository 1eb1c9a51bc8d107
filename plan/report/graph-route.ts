import { BOX_WIDTH, COLUMN_GAP, type PlacedBox, type Point, TITLE_HEIGHT } from "./graph-layout";

/** Two boxes, of which the second waits for the first. */
export interface BoxPair {
  readonly from: PlacedBox;
  readonly to: PlacedBox;
}

/** Lines that run beside each other in one gap. */
const MOST_LANES = 6;
/** Between two of them, in pixels. */
const LANE = 6;
/** From a box's lower edge to where lines leave it. */
const FOOT = 12;

interface Run extends BoxPair {
  /** Left edge of the gap. */
  readonly gap: number;
  readonly top: number;
  readonly bottom: number;
}

/** A gap is at the right of the box that is further left. */
function runOf({ from, to }: BoxPair): Run {
  return {
    from,
    to,
    gap: Math.min(from.x, to.x) + BOX_WIDTH,
    top: from.y + from.height - FOOT,
    bottom: to.y + TITLE_HEIGHT / 2,
  };
}

/** Side of a box that faces a gap. */
function sideOf({ x }: PlacedBox, gap: number): number {
  return x < gap ? x + BOX_WIDTH : x;
}

/** Lines from box to box with corners, through the gaps between columns; those that would hide each other run side by side. */
export function routeEdges(pairs: readonly BoxPair[]): readonly (readonly Point[])[] {
  const lanes: { run: Run; lane: number }[] = [];
  for (const run of pairs.map(runOf)) {
    const busy = new Set(
      lanes
        .filter(
          ({ run: other }) =>
            other.gap === run.gap && other.top <= run.bottom && run.top <= other.bottom,
        )
        .map(({ lane }) => lane),
    );
    let lane = 0;
    while (busy.has(lane)) lane += 1;
    lanes.push({ run, lane: lane % MOST_LANES });
  }
  return lanes.map(({ run: { from, to, gap, top, bottom }, lane }) => {
    const x = gap + COLUMN_GAP / 2 + (lane % 2 === 0 ? 1 : -1) * Math.ceil(lane / 2) * LANE;
    return [
      { x: sideOf(from, gap), y: top },
      { x, y: top },
      { x, y: bottom },
      { x: sideOf(to, gap), y: bottom },
    ];
  });
}
