import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { elements } from "../../report/html-elements";

const PARSER = new MarkdownIt({ html: true });

/** The HTML that a real parser of GitHub's Markdown makes of a report; it has its dialect's tables and raw HTML. */
export function htmlFromMarkdown(markdown: string): string {
  return PARSER.render(markdown);
}

/** What the elements of a report may be; whatever else comes from a text that broke out. */
const OURS = new Set(
  "h3 h4 p ul li strong em b code pre br details summary table thead tbody tr th td".split(" "),
);

/** Throws when a text became markup, or a mention or reference outside of code. */
export function assertContained(html: string): void {
  const strange = elements(html).filter((name) => !OURS.has(name));
  assert.deepEqual(strange, []);
  assert.doesNotMatch(html, /<!--|<!\[|<\?/);
  const attributes = [...html.matchAll(/<[a-z][a-z0-9]*\s+([^<>]*)>/g)].map(([, found]) => found);
  const ours = /^(open|class="language-(diff|json)")$/;
  assert.deepEqual(
    attributes.filter((found) => !ours.test(found ?? "")),
    [],
  );
  const prose = html
    .replace(/<pre>[^]*?<\/pre>|<code>[^]*?<\/code>/g, " ")
    .replace(/<[^<>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
  assert.doesNotMatch(prose, /(?:^|\W)@[a-z0-9]|(?:^|\W)#\d|\bGH-\d/i);
}
