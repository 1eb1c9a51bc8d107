import type { CriticalPath, Timing } from "./critical-path";
import { labelOf, type ResourceLabel } from "./resource-label";
import { durationText, type TypicalDuration } from "./typical-duration";

/** One resource on the longest path. */
export interface PathStep {
  /** `NAT gateway`. */
  readonly what: string;
  readonly label: ResourceLabel;
  readonly duration: string;
  /** Part of the whole path, 0 to 1. */
  readonly share: number;
}

/** Where the time goes, for people. */
export interface PathView {
  /** `12–29 min`. */
  readonly total: string;
  readonly steps: readonly PathStep[];
  /** Every duration that the path rests on, once, in the path's order. */
  readonly durations: readonly (TypicalDuration & { readonly text: string })[];
}

function middle({ fromSec, toSec }: Pick<CriticalPath, "fromSec" | "toSec">): number {
  return (fromSec + toSec) / 2;
}

/** Makes the view; undefined where nothing is created. */
export function buildPathView({ path, durationOf }: Timing): PathView | undefined {
  const whole = middle(path);
  if (path.resources.length === 0 || whole === 0) return undefined;
  const durations = path.resources.map(durationOf);
  return {
    total: durationText(path),
    steps: path.resources.map((resource) => ({
      what: durationOf(resource).what,
      label: labelOf(resource),
      duration: durationText(durationOf(resource)),
      share: middle(durationOf(resource)) / whole,
    })),
    durations: [...new Map(durations.map((duration) => [duration.what, duration])).values()].map(
      (duration) => ({ ...duration, text: durationText(duration) }),
    ),
  };
}
