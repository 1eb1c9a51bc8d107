import { STYLE } from "../../report/html-style";

/** The style of a plan's report, and what a change needs beside it. A sign or a word always says what a colour says. */
export const CHANGE_STYLE = `${STYLE}
:root { --new: #e6f4ea; --old: #fdeceb; --lost: #b3261e; --nodes: #a84300; --restarts: #7a5d00; --reach: #0a5cad; }
@media (prefers-color-scheme: dark) { :root {
  --new: #14301e; --old: #3a1c1b; --lost: #ff8a80; --nodes: #ffab70; --restarts: #f0cf49; --reach: #79b8ff; } }
.lost { --tone: var(--lost); } .nodes { --tone: var(--nodes); } .restarts { --tone: var(--restarts); }
.reach { --tone: var(--reach); } .new { --tone: var(--ok); } .settings, .text { --tone: var(--faint); }
.verdict p { margin: .35rem 0; }
.verdict strong.check { font-size: 1rem; color: var(--error); }
.consequences { list-style: none; padding: 0; }
.consequences > li { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 .75rem; padding: .3rem 0 .3rem .75rem;
  border-left: .25rem solid var(--tone); margin: .25rem 0; }
.kind { color: var(--tone); font-weight: 600; }
ins, del { text-decoration: none; }
.fields { list-style: none; padding: 0; }
.fields > li { padding: .2rem 0; border-bottom: 1px solid var(--line); }
.fields > li:last-child { border-bottom: 0; }
.fields del code, td del code { background: var(--old); }
.fields ins code, td ins code { background: var(--new); }
pre.diff { padding: .5rem 0; }
pre.diff code { display: block; width: max-content; min-width: 100%; }
pre.diff code > * { display: block; padding: 0 .75rem; min-height: 1.5em; }
pre.diff ins { background: var(--new); } pre.diff del { background: var(--old); }
pre.diff .faint { font-style: italic; }
.change .kind { margin-right: .5rem; }
.what { font-weight: 400; }
p.change { padding: .4rem .75rem; }
.change { border-left: .25rem solid var(--tone); }
td .note { display: block; } .note { color: var(--faint); font-size: .9em; }
.resources { padding-left: 1.25rem; } .resources > li { margin: .3rem 0; }
@media (max-width: 40rem) { .consequences > li { grid-template-columns: 1fr; } .change td:nth-child(2) { order: 0; font-weight: 400; }
  pre.diff code { width: auto; white-space: pre-wrap; overflow-wrap: anywhere; } }
@media (prefers-contrast: more) { pre.diff ins, pre.diff del { outline: 1px solid currentcolor; } }
`;
