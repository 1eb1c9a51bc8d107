import { htmlGraph } from "./html-graph";
import { htmlPath } from "./html-path";
import { html, type Html } from "./html-template";
import { htmlDetails, htmlJoin, htmlLabel } from "./html-text";
import type { Report } from "./report";
import type { ResourceLabel } from "./resource-label";
import type { Step } from "./step";
import type { WaveGroup, WaveRow, WaveView } from "./wave-view";
import { WAVES_NOTE, waveRange } from "./wording";

function waits(labels: readonly ResourceLabel[]): Html | string {
  return labels.length === 0 ? "" : htmlJoin(labels.map(htmlLabel), ", ");
}

function row({ label, component, waitsFor, notes }: WaveRow): Html {
  const said = [...(component ? ["component"] : []), ...notes];
  return html`<li>
    ${htmlLabel(label)}${said.length === 0 ? "" : ` (${said.join(", ")})`}${
      waitsFor.length === 0 ? "" : html` <span class="faint">← ${waits(waitsFor)}</span>`
    }
  </li> `;
}

function group({ path, rows }: WaveGroup): Html {
  if (path.length === 0) return html`${rows.map(row)}`;
  return html`<li>
    in ${htmlJoin(path.map(htmlLabel), " › ")}:
    <ul>
      ${rows.map(row)}
    </ul>
  </li> `;
}

function wave({ number, groups }: WaveView): Html {
  return html`<h4>Wave ${number}</h4>
    <ul>
      ${groups.map(group)}
    </ul> `;
}

function step(one: Step): Html {
  return html`<tr><td data-label="Waves">${waveRange(one)}</td><td>${htmlLabel(one.label)}</td><td data-label="Creates">${one.contents.join(", ")}</td><td${
    one.waitsFor.length === 0 ? "" : html` data-label="Waits for"`
  }>${waits(one.waitsFor)}</td></tr>
`;
}

/** Resources in order of creation: the short list in the open, every resource folded. */
export function htmlOrder(report: Report): Html {
  return html`<h2 id="order">Order of creation</h2>
    <p>What is in one wave is created at the same time. Destruction runs backwards.</p>
    ${report.path === undefined ? "" : htmlPath(report.path)}
    <h3>Components, wave by wave</h3>
    <p>
      From top to bottom; the thick line and dots are the longest path, thin lines are what else
      waits. A number at the left is a wave; in those left out only components begin, which create
      nothing themselves.
    </p>
    ${htmlGraph(report.graph, report.path?.total ?? "")}
    <div class="table" tabindex="0" role="region" aria-label="Components in order of creation">
      <table class="steps">
        <thead>
          <tr>
            <th scope="col">Waves</th>
            <th scope="col">Component</th>
            <th scope="col">Creates</th>
            <th scope="col">Waits for</th>
          </tr>
        </thead>
        <tbody>
          ${report.steps.map(step)}
        </tbody>
      </table>
    </div>
    ${htmlDetails(`All ${String(report.resourceCount)} resources, wave by wave`, [
      html`<p>${WAVES_NOTE}</p>
        <div class="waves">${report.waves.map(wave)}</div>`,
    ])}`;
}
