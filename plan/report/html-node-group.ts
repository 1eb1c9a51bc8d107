import { html, type Html } from "./html-template";
import { htmlBlock, htmlDetails } from "./html-text";
import { MERGE_NOTE, NO_MERGE_NOTE, TOML_MERGE_NOTE } from "./merge-note";
import { sizeNumber } from "./number-text";
import type { NodeGroupView } from "./node-group-view";
import type { Report } from "./report";
import type { UserDataPart } from "./user-data-view";
import { factsText, sizeText } from "./wording";

function part(view: UserDataPart, group: string): Html {
  const lines = sizeNumber(view.content.trimEnd().split("\n").length);
  if (view.sameAs !== undefined) {
    return html`<p>${view.title}, ${lines} lines: the same as in ${view.sameAs}.</p>`;
  }
  const block = htmlBlock(view.content, `${view.title} of ${group}`);
  return htmlDetails(`${view.title}, ${lines} lines`, [
    ...(view.note === undefined ? [] : [html`<p>${view.note}</p>`]),
    ...view.files.map(
      ({ path, content }) =>
        html`<p>Writes <code>${path}</code>:</p>
          ${htmlBlock(content, `${path} of ${group}`)}`,
    ),
    view.files.length === 0 ? block : htmlDetails("The whole script", [block]),
  ]);
}

function merge(view: NodeGroupView): Html | string {
  if (view.merges === undefined) return "";
  if (!view.merges) return html`<p>${NO_MERGE_NOTE}</p>`;
  if (view.merged === undefined) return html`<p>${TOML_MERGE_NOTE}</p>`;
  return htmlDetails("NodeConfig after EKS’s merge (a model)", [
    html`<p>${MERGE_NOTE}</p>`,
    htmlBlock(view.merged, `Merged NodeConfig of ${view.name}`),
  ]);
}

function nodeGroup(view: NodeGroupView): Html {
  return html`<h3>${view.name}</h3>
    <p>${factsText(view)}<br />User data <code>${view.file}</code>, ${sizeText(view)}.</p>
    ${
      view.taints.length === 0
        ? ""
        : html`<p>
            Taints, through the EKS API:
            ${view.taints.map((taint, index) => html`${index === 0 ? "" : ", "}<code>${taint}</code>`)}.
          </p> `
    }${view.parts.map((one) => part(one, view.name))}${merge(view)}`;
}

/** Every node group with its user data. */
export function htmlNodeGroups({ nodeGroups }: Report): Html | string {
  return nodeGroups.length === 0
    ? ""
    : html`<h2 id="nodes">Node groups</h2>
        ${nodeGroups.map(nodeGroup)}`;
}
