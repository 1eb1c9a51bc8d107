import { highlight } from "./highlight";
import { htmlBar } from "./html-gauge";
import { html, type Html } from "./html-template";
import { htmlBlock, htmlDetails } from "./html-text";
import { MERGE_NOTE, NO_MERGE_NOTE, TOML_MERGE_NOTE } from "./merge-note";
import { sizeNumber } from "./number-text";
import type { NodeGroupView } from "./node-group-view";
import type { Report } from "./report";
import type { Language, UserDataPart } from "./user-data-view";
import { factsText, sizeText } from "./wording";

/** Above this part of the limit the next addition may be too much. */
const NEARLY_FULL = 0.9;

const block = (text: string, name: string, language: Language): Html =>
  htmlBlock(text, name, (shown) => highlight(shown, language));

function languageOf(path: string): Language {
  return /\.(network|link|netdev|service|timer|conf)$/.test(path) ? "unit" : "text";
}

function part(view: UserDataPart, group: string): Html {
  const lines = sizeNumber(view.content.trimEnd().split("\n").length);
  if (view.sameAs !== undefined) {
    return html`<p>${view.title}, ${lines} lines: the same as in ${view.sameAs}.</p>`;
  }
  const whole = block(view.content, `${view.title} of ${group}`, view.language);
  return htmlDetails(`${view.title}, ${lines} lines`, [
    ...(view.note === undefined ? [] : [html`<p>${view.note}</p>`]),
    ...view.files.map(
      ({ path, content }) =>
        html`<p>Writes <code>${path}</code>:</p>
          ${block(content, `${path} of ${group}`, languageOf(path))}`,
    ),
    view.files.length === 0 ? whole : htmlDetails("The whole script", [whole]),
  ]);
}

function merge(view: NodeGroupView): Html | string {
  if (view.merges === undefined) return "";
  if (!view.merges) return html`<p>${NO_MERGE_NOTE}</p>`;
  if (view.merged === undefined) return html`<p>${TOML_MERGE_NOTE}</p>`;
  return htmlDetails("NodeConfig after EKS’s merge (a model)", [
    html`<p>${MERGE_NOTE}</p>`,
    block(view.merged, `Merged NodeConfig of ${view.name}`, "yaml"),
  ]);
}

function size(view: NodeGroupView): Html {
  const own = view.bytes / view.limitBytes;
  const most = (view.bytes + (view.addedBytes ?? 0)) / view.limitBytes;
  const level = most > 1 ? "error" : most > NEARLY_FULL ? "warning" : "ok";
  return html`<p class="size">
    ${htmlBar(level, own, most)}<span>User data <code>${view.file}</code>, ${sizeText(view)}.</span>
  </p>`;
}

function nodeGroup(view: NodeGroupView): Html {
  return html`<section class="card">
    <h3>${view.name}</h3>
    <p>${factsText(view)}</p>
    ${size(view)}
    ${
      view.taints.length === 0
        ? ""
        : html`<p>
            Taints, through the EKS API:
            ${view.taints.map((taint, index) => html`${index === 0 ? "" : ", "}<code>${taint}</code>`)}.
          </p> `
    }${view.parts.map((one) => part(one, view.name))}${merge(view)}
  </section> `;
}

/** Every node group with its user data. */
export function htmlNodeGroups({ nodeGroups }: Report): Html | string {
  return nodeGroups.length === 0
    ? ""
    : html`<h2 id="nodes">Node groups</h2>
        ${nodeGroups.map(nodeGroup)}`;
}
