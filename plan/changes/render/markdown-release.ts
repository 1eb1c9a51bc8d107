import { mdDetails } from "../../report/markdown-escape";
import { sizeNumber } from "../../report/number-text";
import type { FieldChange, ReleaseChange } from "../changes";
import { clipList, type Clip } from "./clip";
import { MOST_RESTARTS, releaseEffect, releaseParts, releaseRestarts } from "./effect-words";
import { mdFields, mdMore } from "./markdown-field";
import { inLine, type Part } from "./markdown-part";

/** `cilium 1.18.1 → 1.18.2 · restarts DaemonSet cilium · 3 values`. */
export function mdReleaseSummary(release: ReleaseChange, part: Part): string {
  const chart = release.chart === release.name ? "" : ` (chart ${part(release.chart)})`;
  const rest = [releaseRestarts(release), releaseParts(release)].filter((text) => text !== "");
  return (
    `<b>${part(release.name)}</b>${chart} <b>${part(releaseEffect(release))}</b>` +
    rest.map((text) => ` · ${part(text)}`).join("")
  );
}

function list(title: string, fields: readonly FieldChange[], clip: Clip | undefined): string[] {
  return fields.length === 0 ? [] : [`**${title}**`, mdFields(fields, clip)];
}

/** What changes in a release; empty when its summary says everything. */
export function mdReleaseBody(release: ReleaseChange, clip?: Clip): string {
  const [restarts, rest] = clipList(release.restarts, clip?.list ?? release.restarts.length);
  const moved = release.movedDefaults;
  return [
    ...(release.restarts.length <= MOST_RESTARTS
      ? []
      : [
          `Pods restart: ${restarts.map(inLine(clip?.line)).join(", ")}${rest === 0 ? "" : `, ${mdMore(rest)}`}`,
        ]),
    ...list("Values", release.values, clip),
    ...list("Patches", release.patches, clip),
    ...(moved.length === 0
      ? []
      : [
          mdDetails(
            `Defaults that the chart itself changed and nobody here sets: ${sizeNumber(moved.length)}`,
            mdFields(moved, clip),
          ),
        ]),
  ].join("\n\n");
}
