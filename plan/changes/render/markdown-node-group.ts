import { mdDetails } from "../../report/markdown-escape";
import type { NodeGroupChange, SectionChange } from "../changes";
import { clipList, type Clip } from "./clip";
import { groupCause, groupEffect, sectionSize } from "./effect-words";
import { mdDiff, mdFields, mdFieldTable, mdMore } from "./markdown-field";
import { inLine, inSummary, type Part } from "./markdown-part";

/** What is at most this long is shown unfolded inside its fold, in lines. */
const SHORT = 15;

function section(change: SectionChange, clip: Clip | undefined): string {
  const body = [
    ...(change.fields.length === 0 ? [] : [mdFields(change.fields, clip)]),
    ...(change.lines.length === 0 ? [] : [mdDiff(change.lines, clip)]),
  ].join("\n\n");
  const size = sectionSize(change);
  const state = change.state === "changed" ? "" : ` ${change.state}`;
  const summary = (part: Part): string =>
    `<b>${part(change.title)}</b>${state}${size === "" ? "" : `: ${size}`}`;
  return body === ""
    ? `- ${summary(inLine(clip?.line))}`
    : mdDetails(summary(inSummary(clip?.line)), body, body.split("\n").length <= SHORT);
}

/** `general (AL2023) rolls: user data · 3 nodes go`. */
export function mdGroupSummary(group: NodeGroupChange, part: Part): string {
  const cause = groupCause(group);
  return (
    `<b>${part(group.name)}</b> (${part(group.operatingSystem)}) <b>${groupEffect(group)}</b>` +
    (cause === "" ? "" : `: ${part(cause)}`)
  );
}

/** What changes in a node group; empty when its summary says everything. */
export function mdGroupBody(group: NodeGroupChange, clip?: Clip): string {
  const [sections, rest] = clipList(group.userData, clip?.list ?? group.userData.length);
  return [
    ...(group.settings.length === 0 ? [] : [mdFieldTable(group.settings, clip)]),
    ...(sections.length === 0 ? [] : ["User data, decoded:"]),
    ...sections.map((one) => section(one, clip)),
    ...(rest === 0 ? [] : [mdMore(rest)]),
  ].join("\n\n");
}
