import assert from "node:assert/strict";
import fc from "fast-check";
import { renderChangesHtml } from "../../../../plan/changes/render";
import { assertGolden } from "../../../golden";
import { elements } from "../../report/html-elements";
import { anyChanges } from "./any-changes";
import { DANGEROUS, hugeOf, QUIET, TYPICAL } from "./changes-fixture";

/** What a page shows, without its marks. */
function textOf(page: string): string {
  return page
    .replace(/<style>[^]*?<\/style>/, "")
    .replace(/<[^<>]*>/g, "")
    .replace(/&gt;/g, ">");
}

describe("renderChangesHtml", () => {
  const page = renderChangesHtml(DANGEROUS);

  it("shows what most pull requests do as a reviewer should see it", () => {
    assertGolden("changes/typical.html", renderChangesHtml(TYPICAL));
  });

  it("shows a dangerous change as a reviewer should see it", () => {
    assertGolden("changes/dangerous.html", page);
  });

  it("is one well-formed page that loads nothing", () => {
    elements(page);
    assert.doesNotMatch(page, /<(script|link|img|iframe|object)\b|@import|url\(/i);
    assert.match(page, /Content-Security-Policy"\s+content="default-src 'none'/);
    assert.match(page, /prefers-color-scheme: dark/);
  });

  it("leads to each section from the top", () => {
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(targets, [
      ...["consequences", "findings", "judges", "nodes", "helm"],
      ...["permissions", "network", "others", "unknown", "engine"],
    ]);
    for (const id of targets) assert.ok(page.includes(`id="${id ?? ""}"`), id);
  });

  it("lets the keyboard scroll every block of code and names it", () => {
    const blocks = page.match(/<pre\b[^>]*>/g) ?? [];
    assert.ok(blocks.length >= 4);
    for (const block of blocks)
      assert.match(block, /tabindex="0"\s+role="region"\s+aria-label="[^"]+"/);
  });

  it("says with a sign what it says with a colour, and each line stands for itself", () => {
    assert.match(
      renderChangesHtml(TYPICAL),
      /<span> \[DHCPv4\]<\/span><del>-RouteMetric=512<\/del><ins>\+RouteMetric=100<\/ins>/,
    );
  });

  it("says with a word how dangerous something is", () => {
    assert.match(page, /<li class="lost">\s*<span class="kind">Lost<\/span>/);
  });

  it("says that nothing changes and nothing else", () => {
    const quiet = renderChangesHtml(QUIET);
    assert.match(quiet, /class="verdict ok"/);
    assert.doesNotMatch(quiet, /<h2|<nav/);
  });

  it("counts what is beyond the first thousand of a list", () => {
    const huge = renderChangesHtml(hugeOf(5_000));
    assert.match(textOf(huge), /… and 4,000 more: see the JSON/);
    assert.ok(huge.length < 2_000_000);
  });

  it("escapes whatever it is given", () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const names = new Set(elements(renderChangesHtml(changes)));
        for (const strange of ["script", "img", "a"])
          assert.ok(!names.has(strange) || (strange === "a" && names.has("nav")), strange);
      }),
      { numRuns: 60 },
    );
  });
});
