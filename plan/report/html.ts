import type { FindingView } from "./finding-view";
import { htmlCapacity } from "./html-gauge";
import { htmlNodeGroups } from "./html-node-group";
import { htmlOrder } from "./html-order";
import { htmlNavigation, htmlPage } from "./html-page";
import { PLAN_STYLE } from "./html-plan-style";
import { html, type Html } from "./html-template";
import { htmlReleases } from "./html-release";
import { htmlDetails, htmlMessage } from "./html-text";
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

function navigation(report: Report): Html {
  return htmlNavigation([
    ["findings", "Findings"],
    ...(report.judges.length === 0 ? [] : [["judges", "Judges"] as const]),
    ["order", "Order of creation"],
    ...(report.capacity.length === 0 ? [] : [["capacity", "Capacity"] as const]),
    ...(report.nodeGroups.length === 0 ? [] : [["nodes", "Node groups"] as const]),
    ...(report.releases.length === 0 ? [] : [["helm", "Helm releases"] as const]),
  ]);
}

/** One page that needs nothing but itself. */
export function htmlOf(report: Report): string {
  const { verdict } = report;
  return htmlPage({
    title: `Plan of ${report.project} / ${report.stack}, ${report.date}`,
    style: PLAN_STYLE,
    header: html`<h1>
        Plan of ${report.project} / ${report.stack}, <span class="date">${report.date}</span>
      </h1>
      ${report.subject === "" ? "" : html`<p class="subject">${report.subject}</p>`}
      <div class="verdict ${verdict.level}">
        <p><strong>${verdict.counts}</strong></p>
        ${verdict.next.map((sentence) => html`<p>${htmlMessage(sentence)}</p> `)}
      </div>
      ${navigation(report)}`,
    main: html`${findings(report)} ${judges(report)} ${htmlOrder(report)} ${htmlCapacity(report)}
    ${htmlNodeGroups(report)} ${htmlReleases(report)}`,
  });
}
