/** The page's style. No font, image or script is loaded from anywhere. */
export const STYLE = `
:root { color-scheme: light dark;
  --text: #1c2128; --faint: #59636e; --page: #ffffff; --box: #f4f6f8; --line: #d1d9e0;
  --error: #b3261e; --warning: #8a5a00; --info: #0a5cad; --ok: #1a6e37; --link: #0a5cad; }
@media (prefers-color-scheme: dark) { :root {
  --text: #e6eaef; --faint: #9aa5b1; --page: #14181d; --box: #1e242b; --line: #3a434d;
  --error: #ff8a80; --warning: #f0b849; --info: #79b8ff; --ok: #6fd08c; --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 64rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.subject { margin: -.5rem 0 1rem; color: var(--faint); }
.date { white-space: nowrap; }
p, ul, ol { margin: .5rem 0; }
a { color: var(--link); }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--box); border-radius: 3px; padding: .1em .3em; }
pre { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; margin: .5rem 0;
  overflow: auto; max-height: 36rem; }
pre code { background: none; padding: 0; font-size: 1em; overflow-wrap: normal; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
.verdict { border: 1px solid var(--line); border-left: .4rem solid var(--tone); border-radius: 6px; padding: .5rem 1rem; }
.verdict strong { color: var(--tone); font-size: 1.1rem; }
.finding { border-left: .25rem solid var(--tone); padding: .1rem 0 .1rem .75rem; margin: 1rem 0; list-style: none; }
.finding p { margin: .2rem 0; }
.findings { padding: 0; }
.tone { color: var(--tone); font-weight: 600; }
.error { --tone: var(--error); } .warning { --tone: var(--warning); } .info { --tone: var(--info); } .ok { --tone: var(--ok); }
.faint { color: var(--faint); }
details { border: 1px solid var(--line); border-radius: 6px; padding: 0 .75rem; margin: .5rem 0; }
details > details, details details { margin: .5rem 0; }
summary { cursor: pointer; padding: .4rem 0; font-weight: 600; }
details[open] { padding-bottom: .5rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--faint); }
td:first-child, th { white-space: nowrap; } td { min-width: 7rem; } td:first-child { min-width: 0; }
.waves ul { padding-left: 1.25rem; }
mark { color: var(--info); background: none; font-style: italic; }
@media (max-width: 40rem) {
  table, tbody, td { display: block; } tr { display: flex; flex-direction: column; }
  td:nth-child(2) { order: -1; font-weight: 600; white-space: normal; } td code { white-space: normal; } thead { position: absolute; left: -999rem; }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } td { border: 0; padding: .1rem 0; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--faint); }
}
@media print { pre { max-height: none; } }
`;
