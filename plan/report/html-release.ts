import { highlight } from "./highlight";
import { html, type Html } from "./html-template";
import { htmlBlock, htmlDetails, htmlMarked, htmlMessage } from "./html-text";
import { count, sizeNumber } from "./number-text";
import type { ReleaseView } from "./release-view";
import type { Report } from "./report";
import type { ValueView } from "./value-reasons";

const yaml = (text: string) => highlight(text, "yaml");

function why({ own, reason, source }: ValueView): Html | string {
  const because =
    reason === undefined
      ? ""
      : html`${own ? "This program may set it itself: " : ""}${htmlMessage(reason)}
        ${source === undefined ? "" : html`<span class="faint">(${source})</span>`}`;
  return own ? html`<strong>Yours.</strong> ${because}` : because;
}

function row(view: ValueView): Html {
  return html`<tr>
    <td><code>${view.path}</code></td>
    <td data-label="Value"><code>${htmlMarked(view.value)}</code></td>
    <td data-label="Why">${why(view)}</td>
  </tr> `;
}

function reasons({ name, reasons: all }: ReleaseView): Html {
  const own = all.filter((view) => view.own).length;
  const yours = own === 0 ? "" : `, ${sizeNumber(own)} of them yours`;
  return htmlDetails(`${count(all.length, "value")}${yours}, with the reason for each`, [
    html`<div
      class="table"
      tabindex="0"
      role="region"
      aria-label="Reasons for the values of ${name}"
    >
      <table class="reasons">
        <thead>
          <tr>
            <th scope="col">Path</th>
            <th scope="col">Value</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(row)}
        </tbody>
      </table>
    </div>`,
  ]);
}

function release(view: ReleaseView): Html {
  const lines = sizeNumber(view.values.trimEnd().split("\n").length);
  return html`<section class="card">
    <h3>${view.name}</h3>
    <p>
      Chart <code>${view.chart}</code> version <code>${view.version}</code> from
      <code>${view.repository}</code> in namespace <code>${view.namespace}</code>; file
      <code>${view.file}</code>.
    </p>
    ${
      view.values.trim() === "{}"
        ? html`<p>No values.</p>`
        : html`${reasons(view)}${htmlDetails(`The same as ${lines} lines of YAML`, [
            htmlBlock(view.values, `Values of ${view.name}`, yaml),
          ])}`
    }${view.patches.map((patch) =>
      htmlDetails(html`Patch of <code>${patch.target}</code>`, [
        htmlBlock(patch.patch, `Patch of ${patch.target}`, yaml),
      ]),
    )}
  </section> `;
}

/** Every Helm release: what it is given, and why. */
export function htmlReleases({ releases: all }: Report): Html | string {
  return all.length === 0
    ? ""
    : html`<h2 id="helm">Helm releases</h2>
        ${all.map(release)}`;
}
