import {
  BOX_PADDING,
  BOX_WIDTH,
  DOT,
  type GraphLayout,
  ITEM_HEIGHT,
  layoutGraph,
  type PlacedBox,
  type PlacedItem,
  type Point,
  TITLE_HEIGHT,
} from "./graph-layout";
import type { GraphBoxes } from "./graph-box";
import { html, type Html } from "./html-template";
import { count } from "./number-text";
import { svg } from "./svg-element";

/** Widths of characters in a wide font, in pixels: those of the bold type, of the name beside it, and what a title has. */
const TYPE_CHARACTER = 8.7;
const NAME_CHARACTER = 7.8;
const TITLE_WIDTH = BOX_WIDTH - 2 * BOX_PADDING - 2 * DOT;
/** Characters that fit into a line beside its duration. */
const ITEM_CHARACTERS = 26;

function fit(text: string, characters: number): string {
  const all = Array.from(text);
  return all.length <= characters ? text : `${all.slice(0, characters - 1).join("")}…`;
}

/** A line with rounded corners. */
function bent(points: readonly Point[]): string {
  const radius = 6;
  const towards = (from: Point, to: Point): Point => {
    const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
    const part = Math.min(radius, length / 2) / length;
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  };
  const at = ({ x, y }: Point): string => `${String(x)} ${String(y)}`;
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${at(point)}`;
      if (after === undefined) return `L${at(point)}`;
      return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
    })
    .join("");
}

/** Down, across, down: an S between two points. */
function curve(from: Point, to: Point): string {
  if (from.x === to.x) return `M${String(from.x)} ${String(from.y)}V${String(to.y)}`;
  const bend = Math.min(60, Math.abs(to.y - from.y) / 2);
  const point = ({ x, y }: Point): string => `${String(x)} ${String(y)}`;
  return `M${point(from)}C${point({ x: from.x, y: from.y + bend })} ${point({ x: to.x, y: to.y - bend })} ${point(to)}`;
}

function item({ x, y, text, duration, critical }: PlacedItem): Html {
  const middle = y + ITEM_HEIGHT / 2;
  const width = BOX_WIDTH - 2 * BOX_PADDING;
  return svg(
    "g",
    critical ? { class: "on" } : {},
    svg("rect", { x, y, width, height: ITEM_HEIGHT, rx: 5 }),
    svg("circle", { cx: x + DOT, cy: middle, r: critical ? 5 : 3 }),
    svg("text", { x: x + 2 * DOT, y: middle + 4 }, fit(text, ITEM_CHARACTERS)),
    svg("text", { x: x + width - 8, y: middle + 4, class: "time" }, duration),
  );
}

function box({ x, y, height, box: { type, name, critical } }: PlacedBox): Html {
  const shown = fit(type, Math.floor(TITLE_WIDTH / TYPE_CHARACTER));
  const left = TITLE_WIDTH - Array.from(shown).length * TYPE_CHARACTER - NAME_CHARACTER;
  return svg(
    "g",
    { class: critical ? "box on" : "box" },
    svg("rect", { x, y, width: BOX_WIDTH, height, rx: 8 }),
    svg(
      "text",
      { x: x + BOX_PADDING + 2 * DOT, y: y + TITLE_HEIGHT - 10 },
      svg("tspan", { class: "type" }, shown),
      left < 2 * NAME_CHARACTER ? "" : ` ${fit(name, Math.floor(left / NAME_CHARACTER))}`,
    ),
  );
}

function wave(width: number, { wave: number, y }: GraphLayout["waves"][number]): Html {
  const middle = y + ITEM_HEIGHT / 2;
  return svg(
    "g",
    { class: "wave" },
    svg("path", { d: `M26 ${String(middle)}H${String(width)}` }),
    svg("text", { x: 20, y: middle + 4 }, String(number)),
  );
}

function note({ left, cluster }: GraphBoxes): Html | string {
  if (left === 0) return "";
  const drawn = cluster === undefined ? "" : `Drawn is cluster ${cluster}, which takes longest. `;
  return html`<p>
    ${drawn}${count(left, "component")} ${left === 1 ? "is" : "are"} only in the list of all
    resources below.
  </p> `;
}

/**
 * The drawing of a plan. A picture for eyes: whoever cannot see it reads the table and the list below it, which say the
 * same in words.
 */
export function htmlGraph(graph: GraphBoxes, total: string): Html | string {
  if (graph.boxes.length === 0) return "";
  const layout = layoutGraph(graph.boxes);
  const { width, height } = layout;
  const critical = graph.boxes
    .filter((one) => one.critical)
    .map(({ type, name }) => `${type} ${name}`);
  const picture = svg(
    "svg",
    {
      class: "graph",
      role: "img",
      "aria-labelledby": "graph-title graph-description",
      width,
      height,
      viewBox: `0 0 ${String(width)} ${String(height)}`,
    },
    svg("title", { id: "graph-title" }, "Components by wave, with the longest path marked"),
    svg(
      "desc",
      { id: "graph-description" },
      `From top to bottom. The longest path, typically ${total}, leads through ${critical.join(", ")}. The table and the list below say the same in words.`,
    ),
    layout.waves.map((one) => wave(width, one)),
    svg(
      "g",
      { class: "edges" },
      layout.edges.map((points) => svg("path", { d: bent(points) })),
    ),
    layout.boxes.map(box),
    svg(
      "g",
      { class: "edges" },
      layout.edges.flatMap((points) =>
        points.slice(-1).map(({ x, y }) => svg("circle", { cx: x, cy: y, r: 3.5 })),
      ),
    ),
    svg("path", {
      class: "critical",
      d: layout.path
        .slice(1)
        .map((to, index) => curve(layout.path[index] ?? to, to))
        .join(""),
    }),
    layout.boxes.flatMap(({ items }) => items.map(item)),
  );
  return html`${note(graph)}
    <div class="scroll" tabindex="0" role="region" aria-label="Drawing of the order of creation">
      ${picture}
    </div> `;
}
