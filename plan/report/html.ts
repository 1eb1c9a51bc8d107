import type { FindingView } from "./finding-view";
import { htmlNodeGroups } from "./html-node-group";
import { htmlOrder } from "./html-order";
import { htmlNavigation, htmlPage } from "./html-page";
import { STYLE } from "./html-style";
import { html, type Html } from "./html-template";
import { htmlBlock, htmlDetails, htmlMessage } from "./html-text";
import { sizeNumber } from "./number-text";
import type { ReleaseView } from "./release-view";
import type { Report } from "./report";

function finding(view: FindingView): Html {
  return html`<li class="finding ${view.severity}">
    <p>
      <span class="tone">${view.severity}</span> <code>${view.rule}</code> at
      <code>${view.path}</code>
    </p>
    <p>${htmlMessage(view.message)}</p>
    <p><strong>Instead:</strong> ${htmlMessage(view.remedy)}</p>
    ${view.reason === undefined ? "" : html`<p class="faint">Suppressed: ${htmlMessage(view.reason)}</p> `}
  </li> `;
}

function findings({ findings: open, suppressed }: Report): Html {
  return html`<h2 id="findings">Findings</h2>
    ${
      open.length === 0
        ? html`<p>No rule has anything to say.</p>`
        : html`<ul class="findings">
            ${open.map(finding)}
          </ul>`
    }
    ${
      suppressed.length === 0
        ? ""
        : htmlDetails(`${String(suppressed.length)} suppressed in the stack file`, [
            html`<ul class="findings">
              ${suppressed.map(finding)}
            </ul>`,
          ])
    }`;
}

function judges({ judges: all }: Report): Html | string {
  if (all.length === 0) return "";
  return html`<h2 id="judges">Judged by real programs</h2>
    <ul>
      ${all.map(
        (judge) =>
          html`<li class="${judge.accepted ? "ok" : "error"}">
            ${judge.name} ${judge.version}
            <span class="tone">${judge.accepted ? "accepts" : "refuses"}</span>
            <code>${judge.file}</code>${judge.message === undefined ? "" : `: ${judge.message}`}
          </li> `,
      )}
    </ul> `;
}

function release(view: ReleaseView): Html {
  const lines = sizeNumber(view.values.trimEnd().split("\n").length);
  return html`<h3>${view.name}</h3>
    <p>
      Chart <code>${view.chart}</code> version <code>${view.version}</code> from
      <code>${view.repository}</code> in namespace <code>${view.namespace}</code>; file
      <code>${view.file}</code>.
    </p>
    ${
      view.values.trim() === "{}"
        ? html`<p>No values.</p>`
        : htmlDetails(`Values (${lines} lines of YAML)`, [
            htmlBlock(view.values, `Values of ${view.name}`),
          ])
    }${view.patches.map((patch) =>
      htmlDetails(html`Patch of <code>${patch.target}</code>`, [
        htmlBlock(patch.patch, `Patch of ${patch.target}`),
      ]),
    )}`;
}

function releases({ releases: all }: Report): Html | string {
  return all.length === 0
    ? ""
    : html`<h2 id="helm">Helm releases</h2>
        ${all.map(release)}`;
}

function navigation(report: Report): Html {
  return htmlNavigation([
    ["findings", "Findings"],
    ...(report.judges.length === 0 ? [] : [["judges", "Judges"] as const]),
    ["order", "Order of creation"],
    ...(report.nodeGroups.length === 0 ? [] : [["nodes", "Node groups"] as const]),
    ...(report.releases.length === 0 ? [] : [["helm", "Helm releases"] as const]),
  ]);
}

/** One page that needs nothing but itself. */
export function htmlOf(report: Report): string {
  const { verdict } = report;
  return htmlPage({
    title: `Plan of ${report.project} / ${report.stack}, ${report.date}`,
    style: STYLE,
    header: html`<h1>
        Plan of ${report.project} / ${report.stack}, <span class="date">${report.date}</span>
      </h1>
      ${report.subject === "" ? "" : html`<p class="subject">${report.subject}</p>`}
      <div class="verdict ${verdict.level}">
        <p><strong>${verdict.counts}</strong></p>
        ${verdict.next.map((sentence) => html`<p>${htmlMessage(sentence)}</p> `)}
      </div>
      ${navigation(report)}`,
    main: html`${findings(report)} ${judges(report)} ${htmlOrder(report)} ${htmlNodeGroups(report)}
    ${releases(report)}`,
  });
}
