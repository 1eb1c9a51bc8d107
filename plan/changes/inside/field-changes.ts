import type { Json } from "../../plan";
import { isMap } from "../../wire";
import type { FieldChange } from "../changes";
import type { PropertyChange } from "../comparison";
import { type DiffOptions, diffValues } from "../diff/diff-values";
import { keyPath } from "../diff/property-path";
import { shownPair, shownValue, visibleLine } from "./visible-text";

/** Says what a field does, or what its change means; undefined where that is plain. */
export type NoteOf = (change: PropertyChange) => string | undefined;

/** A table that is on one side only, by its leaves. */
function leavesOf(path: string, value: Json): readonly (readonly [string, Json])[] {
  if (!isMap(value) || Object.keys(value).length === 0) return [[path, value]];
  return Object.keys(value)
    .sort()
    .flatMap((key) => leavesOf(keyPath(path, key), value[key] ?? null));
}

/** The changes of {@link diffValues}, down to the leaves of what is on one side only. */
export function leafChanges(
  before: Json | undefined,
  after: Json | undefined,
  options?: DiffOptions,
): readonly PropertyChange[] {
  return diffValues(before, after, options).flatMap((change) => {
    const { path, before: one, after: other } = change;
    if (other === undefined && one !== undefined) {
      return leavesOf(path, one).map(([leaf, value]) => ({ path: leaf, before: value }));
    }
    if (one === undefined && other !== undefined) {
      return leavesOf(path, other).map(([leaf, value]) => ({ path: leaf, after: value }));
    }
    return [change];
  });
}

/** How fields are shown. */
export interface ShownOptions {
  readonly noteOf?: NoteOf;
  /** Paths whose values are text anyway, so that `1` needs no quotes. @default - none */
  readonly untyped?: (path: string) => boolean;
}

/** A change as it is shown. */
export function shownChange(change: PropertyChange, options: ShownOptions = {}): FieldChange {
  const { path, before, after } = change;
  const note = options.noteOf?.(change);
  const untyped = options.untyped?.(path) ?? false;
  const [one, other] =
    before !== undefined && after !== undefined
      ? shownPair(before, after)
      : [before, after].map((value) =>
          value === undefined ? undefined : shownValue(value, untyped),
        );
  return {
    path: visibleLine(path),
    ...(one !== undefined && { before: one }),
    ...(other !== undefined && { after: other }),
    ...(note !== undefined && { note }),
  };
}

/** Differences between two structured values as fields, each at its leaf. */
export function fieldChanges(
  before: Json | undefined,
  after: Json | undefined,
  options: DiffOptions & ShownOptions = {},
): readonly FieldChange[] {
  return leafChanges(before, after, options).map((change) => shownChange(change, options));
}
