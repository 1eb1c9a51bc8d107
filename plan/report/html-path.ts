import { htmlBar } from "./html-gauge";
import { html, type Html } from "./html-template";
import { htmlDetails, htmlLabel } from "./html-text";
import type { PathStep, PathView } from "./path-view";
import { DURATIONS_READ } from "./typical-duration";

/** Steps that take at least this part of the path are shown in the open. */
const LONG_STEP = 0.02;

function step({ what, label, duration, share }: PathStep): Html {
  return html`<li>
    <span>${what} <code>${label.name}</code></span
    >${htmlBar("path", share)}<span>${duration}</span>
  </li> `;
}

function short({ label, duration }: PathStep): Html {
  return html`<li>${htmlLabel(label)}, ${duration}</li> `;
}

/** Where the time goes, and where the figures come from. */
export function htmlPath({ total, steps, durations }: PathView): Html {
  const long = steps.filter(({ share }) => share >= LONG_STEP);
  return html`<h3>Longest path: typically ${total}</h3>
    <p>
      Whatever is not on it is done meanwhile. Durations are <strong>typical, not measured</strong>:
      from public logs and pages read on <span class="date">${DURATIONS_READ}</span>, or estimated.
    </p>
    <ol class="gauges">
      ${long.map(step)}
    </ol>
    ${htmlDetails(`All ${String(steps.length)} resources on the longest path, in order`, [
      html`<ol>
        ${steps.map(short)}
      </ol>`,
    ])}
    ${htmlDetails("Where the durations come from", [
      html`<ul>
        ${durations.map(
          ({ what, text, source, url }) =>
            html`<li>
              ${what}: ${text}
              <span class="faint"
                >(${url === undefined ? source : html`<a href="${url}">${source}</a>`})</span
              >
            </li> `,
        )}
      </ul>`,
    ])}`;
}
