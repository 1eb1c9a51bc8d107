import { escapeHtml } from "./html-template";
import { mdBlock, mdCode, mdDetails, mdText } from "./markdown-escape";
import { MERGE_NOTE, NO_MERGE_NOTE, TOML_MERGE_NOTE } from "./merge-note";
import { sizeNumber } from "./number-text";
import type { NodeGroupView } from "./node-group-view";
import type { UserDataPart } from "./user-data-view";
import { factsText, sizeText } from "./wording";

function part(view: UserDataPart): string {
  const lines = sizeNumber(view.content.trimEnd().split("\n").length);
  if (view.sameAs !== undefined) {
    return `${mdText(view.title)}, ${lines} lines: the same as in ${mdText(view.sameAs)}.`;
  }
  const files = view.files.map(
    ({ path, content }) => `Writes ${mdCode(path)}:\n\n${mdBlock(content, "ini")}`,
  );
  const block = mdBlock(view.content, view.language);
  const script = view.files.length === 0 ? block : mdDetails(`The whole script`, block);
  return mdDetails(
    `${escapeHtml(view.title)}, ${lines} lines`,
    [...(view.note === undefined ? [] : [mdText(view.note)]), ...files, script].join("\n\n"),
  );
}

function merge(view: NodeGroupView): string[] {
  if (view.merges === undefined) return [];
  if (!view.merges) return [NO_MERGE_NOTE];
  if (view.merged === undefined) return [TOML_MERGE_NOTE];
  return [
    mdDetails(
      "NodeConfig after EKS's merge (a model)",
      `${MERGE_NOTE}\n\n${mdBlock(view.merged, "yaml")}`,
    ),
  ];
}

/** One node group with its user data. */
export function mdNodeGroup(view: NodeGroupView): string {
  const taints =
    view.taints.length === 0
      ? []
      : [`Taints, through the EKS API: ${view.taints.map((taint) => mdCode(taint)).join(", ")}.`];
  return [
    `### ${mdText(view.name)}`,
    `${mdText(factsText(view))}  \nUser data ${mdCode(view.file)}, ${sizeText(view)}.`,
    ...taints,
    ...view.parts.map(part),
    ...merge(view),
  ].join("\n\n");
}
