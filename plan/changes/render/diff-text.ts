import { printable, printableLine } from "../../report/printable";
import type { DiffLine } from "../changes";

/** A line of a diff as every format prints it: sign, then text, always one line. */
export function diffLine({ sign, text }: DiffLine): string {
  if (sign === "…") {
    const said = printableLine(text).replace(/^…\s*/, "");
    return said === "" ? "…" : `… ${said}`;
  }
  return `${sign}${printable(text).replace(/\n/g, "␊")}`;
}
