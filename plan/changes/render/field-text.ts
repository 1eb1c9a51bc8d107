import { printable, printableLine } from "../../report/printable";
import type { DiffLine, FieldChange } from "../changes";

/** Longest value, in characters, that stands in a line beside its path. */
const LONGEST_INLINE = 120;

/** What a field does, for every format. */
export type FieldView = { readonly path: string; readonly note?: string } & (
  | { readonly kind: "added"; readonly after: string }
  | { readonly kind: "removed"; readonly before: string }
  | { readonly kind: "changed"; readonly before: string; readonly after: string }
  | { readonly kind: "text"; readonly lines: readonly DiffLine[] }
);

/** A value that is nothing but blanks would not be seen. */
function shown(value: string): string {
  return value.trim() === "" ? JSON.stringify(value) : printableLine(value);
}

function linesOf(value: string | undefined): string[] {
  return value === undefined ? [] : printable(value).replace(/\n+$/, "").split("\n");
}

/** Lines that only one of two texts has, between those at the beginning and the end that both have. */
function differingLines(before: string | undefined, after: string | undefined): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (
    end < Math.min(old.length, now.length) - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++;
  const same: DiffLine = { sign: "…", text: "" };
  return [
    ...(start > 0 ? [same] : []),
    ...old.slice(start, old.length - end).map((text) => ({ sign: "-" as const, text })),
    ...now.slice(start, now.length - end).map((text) => ({ sign: "+" as const, text })),
    ...(end > 0 ? [same] : []),
  ];
}

/** One line where that can be read, otherwise the lines that differ. */
export function fieldView({ path, before, after, note }: FieldChange): FieldView {
  const common = {
    path: printableLine(path),
    ...(note === undefined ? {} : { note: printableLine(note) }),
  };
  const long = [before, after].some(
    (value) => value !== undefined && (value.length > LONGEST_INLINE || /\n./.test(value)),
  );
  if (long) {
    const lines = differingLines(before, after);
    if (lines.length > 0) return { ...common, kind: "text", lines };
  }
  if (before === undefined) return { ...common, kind: "added", after: shown(after ?? "") };
  if (after === undefined) return { ...common, kind: "removed", before: shown(before) };
  return { ...common, kind: "changed", before: shown(before), after: shown(after) };
}
