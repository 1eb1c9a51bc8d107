import assert from "node:assert/strict";
import type { Problem } from "../../../rules/problem";
import { renderHtml } from "../../../plan/report";
import { al2023UserData, folderOf } from "./folder-fixture";
import { elements } from "./html-elements";

describe("renderHtml", () => {
  const page = renderHtml(folderOf());

  it("is one well-formed page that loads nothing", () => {
    const names = elements(page);
    assert.ok(names.includes("main") && names.includes("table"));
    assert.doesNotMatch(page, /<(script|link|img|iframe|object)\b|@import|url\(/i);
    assert.match(page, /Content-Security-Policy"\s+content="default-src 'none'/);
  });

  it("draws the order of creation and says the same in words", () => {
    assert.match(
      page,
      /<svg class="graph" role="img" aria-labelledby="graph-title graph-description"/,
    );
    assert.match(page, /<path class="critical" d="M/);
    assert.match(page, /Longest path: typically \d+–\d+ min/);
    assert.match(page, /typical, not measured/);
    assert.match(page, /All 14 resources, wave by wave/);
  });

  it("knows dark and light", () => {
    assert.match(page, /color-scheme: light dark/);
    assert.match(page, /prefers-color-scheme: dark/);
  });

  it("leads to each section from the top", () => {
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(targets, ["findings", "order", "nodes", "helm"]);
    for (const id of targets) assert.ok(page.includes(`id="${id}"`), id);
  });

  it("lets the keyboard scroll every block of code and names it", () => {
    const blocks = page.match(/<pre\b[^>]*>/g) ?? [];
    assert.ok(blocks.length > 4);
    for (const block of blocks)
      assert.match(block, /tabindex="0"\s+role="region"\s+aria-label="[^"]+"/);
  });

  it("marks what is not a value yet", () => {
    assert.match(
      page,
      /<mark>«certificateAuthority of Cluster dev: only after creation, about 1,417 characters»<\/mark>/,
    );
  });

  it("shows the decoded user data, its unit file and the modelled merge", () => {
    assert.match(page, /Unmanaged=yes/);
    assert.match(page, /75-cni\.network/);
    assert.match(page, /\(a model\)/);
    assert.doesNotMatch(page, /MIME-Version/);
  });

  it("escapes whatever it is given", () => {
    const evil = `</code></pre></details><script>alert("x")</script><img src='x' onerror=alert(1)>&amp;`;
    const finding: Problem = {
      rule: evil,
      severity: "warning",
      path: evil,
      message: evil,
      remedy: evil,
    };
    const folder = folderOf({
      plan: { findings: [finding], project: evil },
      al2023: al2023UserData(`#!/bin/bash\n${evil}\n`),
    });
    const helm = new Map([
      [
        evil,
        { chart: evil, repository: evil, version: evil, namespace: evil, values: { [evil]: evil } },
      ],
    ]);
    const page = renderHtml({ ...folder, helm });
    const names = elements(page);
    assert.ok(!names.includes("script") && !names.includes("img"));
    assert.ok(page.includes("&lt;script&gt;alert(&quot;x&quot;)"));
  });

  it("shows control characters and direction overrides instead of obeying them", () => {
    const page = renderHtml(
      folderOf({ al2023: al2023UserData("#!/bin/bash\r\necho \u202e\u001b[31mhi\u0000\n") }),
    );

    assert.doesNotMatch(page, /[\u0000-\u0008\u000b-\u001f\u202e]/);
    assert.match(page, /#!\/bin\/bash␍/);
    assert.match(page, /echo \\u202ehi␀/);
  });

  it("gives the same bytes for the same folder", () => {
    assert.equal(renderHtml(folderOf()), page);
  });
});
