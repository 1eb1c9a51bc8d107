import { STYLE } from "./html-style";

/** The style of a plan's report: the shared one, its drawing, bars and cards. */
export const PLAN_STYLE = `${STYLE}
:root { --path: #6639ba; --path-box: #f3eefc; --card: #ffffff; --rest: #c4cdd6; --edge: #8c97a3; }
@media (prefers-color-scheme: dark) { :root { --path: #c9b0ff; --path-box: #2b2340; --card: #191e25; --rest: #4a5561; --edge: #6b7784; } }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; padding: .5rem; margin: .75rem 0; }
svg.graph { display: block; margin: 0 auto; font: 12px system-ui, sans-serif; }
.graph text { fill: var(--text); }
.graph .wave text { fill: var(--faint); text-anchor: end; font-variant-numeric: tabular-nums; }
.graph .wave path { stroke: var(--line); stroke-dasharray: 2 5; fill: none; }
.graph .edges path { stroke: var(--edge); stroke-width: 1.5; fill: none; } .graph .edges circle { fill: var(--edge); stroke: none; }
.graph .box > rect { fill: var(--box); stroke: var(--line); }
.graph .box text { font-size: 13px; } .graph .box .type { font-weight: 700; }
.graph .box.on > rect { stroke: var(--path); stroke-width: 1.5; }
.graph g > rect { fill: var(--card); stroke: var(--line); }
.graph g > circle { fill: var(--card); stroke: var(--faint); stroke-width: 1.5; }
.graph g.on:not(.box) > rect { fill: var(--path-box); stroke: var(--path); }
.graph g.on:not(.box) > text { font-weight: 600; }
.graph g.on > circle { fill: var(--path); stroke: var(--path); }
.graph g > text.time, .graph g.on:not(.box) > text.time { fill: var(--faint); text-anchor: end; font-weight: 400; }
.graph .critical { stroke: var(--path); stroke-width: 4; fill: none; stroke-linecap: round; }
.gauges { list-style: none; padding: 0; display: grid; gap: .4rem; }
.gauges > li { display: grid; grid-template-columns: minmax(8rem, 1fr) minmax(6rem, 1fr) minmax(0, 1.6fr); gap: .25rem 1rem; align-items: center; }
.bar { display: block; position: relative; height: .8rem; border-radius: .4rem; overflow: hidden; background: var(--box);
  border: 1px solid var(--rest); --tone: var(--info); }
.bar.error { --tone: var(--error); } .bar.warning { --tone: var(--warning); } .bar.path { --tone: var(--path); }
.bar i, .bar b { position: absolute; inset: 0 auto 0 0; background: var(--tone); min-width: 2px; } .bar i { opacity: .4; }
.size { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; align-items: center; }
.card { border: 1px solid var(--line); border-radius: 8px; padding: .25rem 1rem .75rem; margin: 1rem 0; background: var(--card); }
.card > h3 { margin-top: .75rem; }
pre b { font-weight: 600; color: var(--info); } pre i { font-style: normal; }
.reasons td:nth-child(2) { white-space: normal; } .reasons td { overflow-wrap: anywhere; min-width: 12rem; } .reasons td:first-child { min-width: 15rem; } .reasons td:nth-child(2) { min-width: 11rem; }
.reasons td:first-child code, .reasons td:nth-child(2) code { white-space: normal; overflow-wrap: anywhere; }
.steps td:nth-child(2) { min-width: 16rem; }
@media (max-width: 40rem) {
  .gauges > li { grid-template-columns: 1fr; gap: .15rem; padding-bottom: .4rem; } .size { grid-template-columns: 1fr; gap: .25rem; }
  .reasons td:nth-child(2) { order: 0; font-weight: 400; } .reasons td:first-child, .reasons td:nth-child(2), .steps td:nth-child(2) { min-width: 0; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  td, td:first-child, td:nth-child(2) { min-width: 0 !important; }
  svg.graph { max-width: 100%; height: auto; } .scroll { border: 0; overflow: visible; }
  .card, .finding, tr, .gauges > li { break-inside: avoid; } h2, h3 { break-after: avoid; } nav { display: none; }
  .bar i, .bar b, .graph * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
