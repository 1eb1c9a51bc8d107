import { html, type Html } from "../../report/html-template";
import { htmlMessage } from "../../report/html-text";
import { printableLine } from "../../report/printable";
import type { NodeGroupChange, PermissionChange, ReleaseChange, SectionChange } from "../changes";
import {
  groupCause,
  groupEffect,
  MOST_RESTARTS,
  permissionParts,
  releaseEffect,
  releaseParts,
  releaseRestarts,
  sectionSize,
} from "./effect-words";
import { htmlDiff, htmlFields, htmlFieldTable } from "./html-field";

function section(change: SectionChange, group: string): Html {
  const title = printableLine(change.title);
  const size = sectionSize(change);
  const state = change.state === "changed" ? "" : ` ${change.state}`;
  if (change.fields.length === 0 && change.lines.length === 0)
    return html`<p><strong>${title}</strong>${state}</p> `;
  return html`<details open>
    <summary>${title}<span class="what">${state}${size === "" ? "" : `: ${size}`}</span></summary>
    ${htmlFields(change.fields)}${change.lines.length === 0 ? "" : htmlDiff(change.lines, `${title} of ${group}`)}
  </details> `;
}

/** What is said of a node group before it is unfolded. */
export function htmlGroupSummary(group: NodeGroupChange): Html {
  const cause = groupCause(group);
  return html`${printableLine(group.name)}
    <span class="what">(${printableLine(group.operatingSystem)})</span>
    ${groupEffect(group)}${cause === "" ? "" : html`<span class="what">: ${htmlMessage(cause)}</span>`}`;
}

/** What changes in a node group. */
export function htmlGroupBody(group: NodeGroupChange): readonly Html[] {
  return [
    ...(group.settings.length === 0
      ? []
      : [html`${htmlFieldTable(group.settings, `Settings of ${printableLine(group.name)}`)}`]),
    ...(group.userData.length === 0 ? [] : [html`<p>User data, decoded:</p> `]),
    ...group.userData.map((one) => section(one, printableLine(group.name))),
  ];
}

/** What is said of a release before it is unfolded. */
export function htmlReleaseSummary(release: ReleaseChange): Html {
  const chart = release.chart === release.name ? "" : ` (chart ${printableLine(release.chart)})`;
  const rest = [releaseRestarts(release), releaseParts(release)].filter((text) => text !== "");
  return html`${printableLine(release.name)}<span class="what">${chart}</span>
    ${releaseEffect(release)}<span class="what">${rest.map((text) => ` · ${text}`)}</span>`;
}

/** What changes in a release. */
export function htmlReleaseBody(release: ReleaseChange): readonly Html[] {
  const lists = [
    ["Values", release.values],
    ["Patches", release.patches],
    ["Defaults that the chart itself changed and nobody here sets", release.movedDefaults],
  ] as const;
  return [
    ...(release.restarts.length <= MOST_RESTARTS
      ? []
      : [html`<p>Pods restart: ${release.restarts.map(printableLine).join(", ")}</p> `]),
    ...lists.flatMap(([title, fields]) =>
      fields.length === 0
        ? []
        : [
            html`<h3>${title}</h3>
              ${htmlFields(fields)}`,
          ],
    ),
  ];
}

/** What is said of a role before it is unfolded. */
export function htmlPermissionSummary(change: PermissionChange): Html {
  return html`${printableLine(change.role)}<span class="what">: ${permissionParts(change)}</span>`;
}

/** What a role may do from now on, and what no longer. */
export function htmlPermissionBody(change: PermissionChange): readonly Html[] {
  const lines = [
    ...change.lost.map((text) => ({ sign: "-" as const, text: ` ${printableLine(text)}` })),
    ...change.gained.map((text) => ({ sign: "+" as const, text: ` ${printableLine(text)}` })),
  ];
  return [htmlDiff(lines, `Permissions of ${printableLine(change.role)}`)];
}
