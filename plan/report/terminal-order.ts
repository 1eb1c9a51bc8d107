import { sizeNumber } from "./number-text";
import type { Report } from "./report";
import type { Step } from "./step";
import type { Painter } from "./terminal-style";
import { labelText, waveRange } from "./wording";
import { columns, NO_BREAK, padTo, wrap } from "./wrap";

/** More steps than these are counted. */
const MOST_STEPS = 40;
/** From this width on a step has one line. */
const TABLE_WIDTH = 76;

/** Kinds of which none is broken from its number. */
function contentsText({ contents }: Step): string {
  return contents.map((kind) => kind.replaceAll(" ", NO_BREAK)).join(", ");
}

function table(steps: readonly Step[], width: number): string[] {
  const waves = Math.max(...steps.map((step) => waveRange(step).length));
  const label = Math.min(
    Math.max(...steps.map((step) => columns(labelText(step.label)))),
    Math.floor(width / 2),
  );
  return steps.flatMap((step) => {
    const first = `  ${waveRange(step).padStart(waves)}  ${padTo(labelText(step.label), label)}  `;
    // A name that is longer than its column has a line of its own.
    const indent = " ".repeat(waves + label + 6);
    const own = columns(first) > indent.length ? [first.trimEnd()] : [];
    return [
      ...own,
      ...wrap(contentsText(step), { width, first: own.length === 0 ? first : indent }),
    ];
  });
}

function list(steps: readonly Step[], width: number): string[] {
  return steps.flatMap((step) => [
    ...wrap(labelText(step.label), { width, first: `  ${waveRange(step).padStart(5)}  ` }),
    ...wrap(contentsText(step), { width, first: " ".repeat(11) }),
  ]);
}

/** The short list of what is created, one line per component where there is room. */
export function terminalOrder(
  report: Report,
  { width, paint }: { readonly width: number; readonly paint: Painter },
): string[] {
  if (report.steps.length === 0) return [];
  const shown = report.steps.slice(0, MOST_STEPS);
  const rest = report.steps.length - shown.length;
  return [
    "",
    paint("strong", "Order of creation, by wave"),
    ...(width >= TABLE_WIDTH ? table : list)(shown, width),
    ...(rest > 0 ? [`  and ${sizeNumber(rest)} more components: see the report`] : []),
  ];
}
