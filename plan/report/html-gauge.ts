import type { CapacityView, Gauge, GaugeList } from "./capacity-view";
import { html, type Html } from "./html-template";
import { htmlDetails } from "./html-text";
import type { Report } from "./report";

const clip = (share: number): string => (Math.min(1, Math.max(0, share)) * 100).toFixed(1);

/** A bar whose words stand beside it: what is taken, and what it may come to. */
export function htmlBar(level: string, share: number, most = share): Html {
  return html`<span class="bar ${level}" aria-hidden="true"
    ><i style="width:${clip(most)}%"></i><b style="width:${clip(share)}%"></b
  ></span>`;
}

function gauge({ label, text, share, mostShare, level }: Gauge): Html {
  const bar = share === undefined ? html`<span></span>` : htmlBar(level, share, mostShare ?? share);
  const word = level === "error" ? "too little: " : level === "warning" ? "tight: " : "";
  return html`<li class="${level}">
    <span><code>${label}</code></span
    >${bar}<span>${word === "" ? "" : html`<span class="tone">${word}</span>`}${text}</span>
  </li> `;
}

function list({ title, why, gauges }: GaugeList): Html {
  return html`<h3>${title}</h3>
    <p class="faint">${why}</p>
    <ul class="gauges">
      ${gauges.map(gauge)}
    </ul> `;
}

function cluster({ cluster: name, lists, notes }: CapacityView): Html {
  const body = html`${lists.map(list)}
  ${
    notes.length === 0
      ? ""
      : html`<ul class="faint">
          ${notes.map((note) => html`<li>${note}</li>`)}
        </ul>`
  }`;
  return name === undefined ? body : htmlDetails(`Cluster ${name}`, [body]);
}

/** Pods and addresses of every cluster as bars with their words. */
export function htmlCapacity({ capacity }: Report): Html | string {
  return capacity.length === 0
    ? ""
    : html`<h2 id="capacity">Capacity</h2>
        <p>
          Solid is what the desired number of nodes takes, pale what the most that scaling allows
          takes.
        </p>
        ${capacity.map(cluster)}`;
}
