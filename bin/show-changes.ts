import type { Changes } from "../plan/changes/changes";
import type { Comparison } from "../plan/changes/comparison";
import { buildChanges } from "../plan/changes/build-changes";
import {
  renderChangesHtml,
  renderChangesJson,
  renderChangesMarkdown,
  renderChangesTerminal,
} from "../plan/changes/render";
import type { Format, Outputs } from "./output-arguments";
import { hasColor, widthOf } from "./terminal";
import { writeFiles } from "./write-files";

/**
 * Writes the report of a comparison wherever it was asked for. Everything is rendered before anything is written.
 *
 * @returns whether anything changes
 */
export function showChanges(comparison: Comparison, { stdout, files, limit }: Outputs): boolean {
  const changes = buildChanges(comparison);
  const render = (format: Format, shown: boolean): string =>
    renderChanges(changes, format, limit, shown);
  const texts = files.map(({ format, file }) => ({ file, text: render(format, false) }));
  const printed = stdout === undefined ? undefined : render(stdout, true);
  writeFiles(texts);
  if (printed !== undefined) process.stdout.write(printed);
  return differs(changes);
}

function renderChanges(
  changes: Changes,
  format: Format,
  limit: number | undefined,
  shown: boolean,
): string {
  switch (format) {
    case "markdown":
      return renderChangesMarkdown(changes, limit === undefined ? {} : { limit });
    case "html":
      return renderChangesHtml(changes);
    case "json":
      return renderChangesJson(changes);
    case "terminal":
      return renderChangesTerminal(changes, {
        width: widthOf(process.stdout),
        color: shown && hasColor(process.stdout),
      });
  }
}

function differs({ danger, counts, findings, judges, raw }: Changes): boolean {
  const { create, update, replace, delete: deleted } = counts;
  return (
    danger !== undefined ||
    create + update + replace + deleted > 0 ||
    findings.length + judges.length + raw.length > 0
  );
}
