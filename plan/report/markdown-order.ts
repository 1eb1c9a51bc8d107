import { mdCode, mdDetails, mdText } from "./markdown-escape";
import type { Report } from "./report";
import type { ResourceLabel } from "./resource-label";
import type { WaveGroup, WaveRow, WaveView } from "./wave-view";
import { WAVES_NOTE, waveRange } from "./wording";

function label({ type, name }: ResourceLabel, where: "prose" | "table" = "prose"): string {
  return `${mdText(type)} ${mdCode(name, where)}`;
}

/** More than this many names in a sentence help nobody. */
const MOST_NAMES = 6;

function waits(labels: readonly ResourceLabel[], where: "prose" | "table" = "prose"): string {
  const shown = labels.slice(0, MOST_NAMES).map((one) => label(one, where));
  const rest = labels.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${String(rest)} more` : "");
}

function row({ label: own, component, waitsFor, notes }: WaveRow): string {
  const after = waitsFor.length === 0 ? "" : ` ← ${waits(waitsFor)}`;
  const said = [...(component ? ["component"] : []), ...notes];
  return `${label(own)}${said.length === 0 ? "" : ` (${said.join(", ")})`}${after}`;
}

function group({ path, rows }: WaveGroup): string {
  if (path.length === 0) return rows.map((one) => `- ${row(one)}`).join("\n");
  const head = path.map((one) => label(one)).join(" › ");
  return [`- in ${head}:`, ...rows.map((one) => `  - ${row(one)}`)].join("\n");
}

function wave({ number, groups }: WaveView): string {
  return `**Wave ${String(number)}**\n\n${groups.map(group).join("\n")}`;
}

/** Resources in order of creation: the short list in the open, every resource folded. */
export function mdOrder(report: Report): string {
  const rows = report.steps.map(
    (step) =>
      `| ${waveRange(step)} | ${label(step.label, "table")} | ${step.contents.map(mdText).join(", ")} | ` +
      `${waits(step.waitsFor, "table")} |`,
  );
  const all = [WAVES_NOTE, ...report.waves.map(wave)].join("\n\n");
  return [
    "## Order of creation",
    "What is in one wave is created at the same time. Destruction runs backwards.",
    ["| Waves | Component | Creates | Waits for |", "|---|---|---|---|", ...rows].join("\n"),
    mdDetails(`All ${String(report.resourceCount)} resources, wave by wave`, all),
  ].join("\n\n");
}
