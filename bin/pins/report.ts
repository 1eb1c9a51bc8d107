import type { PinChange } from "./change";
import { pathText } from "./edit";

/** What was, or would be, written, and where each value was read. */
export function renderChanges(
  file: string,
  region: string,
  changes: readonly PinChange[],
  dryRun: boolean,
): string {
  if (changes.length === 0) return `${file}: nothing to write, every pin is there\n`;
  const count = changes.length === 1 ? "1 value" : `${String(changes.length)} values`;
  const lines = changes.flatMap(({ path, before, after, source }) => [
    `  ${pathText(path)}: ${before === undefined ? "" : `${before} -> `}${after}`,
    `    read from ${source}, ${region}`,
  ]);
  const heading = dryRun ? `${count} would be written` : `${count} written`;
  return `${[`${file}: ${heading}`, ...lines].join("\n")}\n`;
}
