import assert from "node:assert/strict";
import fc from "fast-check";
import type { Changes, Consequence, Danger } from "../../../../plan/changes/changes";
import { renderChangesMarkdown } from "../../../../plan/changes/render";
import { escapeHtml } from "../../../../plan/report/html-template";
import { printableLine } from "../../../../plan/report/printable";
import { assertGolden } from "../../../golden";
import { anyChanges, hostileText } from "./any-changes";
import { changesOf, DANGEROUS, hugeOf, QUIET, resourceOf, TYPICAL } from "./changes-fixture";
import { assertContained, htmlFromMarkdown } from "./markdown-reader";

/** Lines outside fenced blocks; throws when a fence stays open. */
function outsideFences(markdown: string): string[] {
  let fence: string | undefined;
  const outside: string[] = [];
  for (const line of markdown.split("\n").map((one) => one.trim())) {
    const run = /^(`{3,})([^`]*)$/.exec(line);
    if (fence === undefined && run !== null) fence = run[1];
    else if (fence !== undefined && run?.[2] === "" && (run[1] ?? "").length >= fence.length)
      fence = undefined;
    else if (fence === undefined) outside.push(line);
  }
  assert.equal(fence, undefined, "a fence stays open");
  return outside;
}

function assertBalanced(markdown: string): void {
  const lines = outsideFences(markdown);
  const opened = lines.filter((line) => /^<details( open)?>$/.test(line)).length;
  assert.equal(lines.filter((line) => line === "</details>").length, opened);
}

function consequencesOf(danger: Danger, number: number, text = "goes"): Consequence[] {
  return Array.from({ length: number }, (_, index) => ({
    danger,
    text: `${danger} ${String(index)} ${text}`,
    subject: `${danger}-${String(index)}`,
  }));
}

describe("renderChangesMarkdown", () => {
  it("says in one line that nothing changes", () => {
    assert.equal(renderChangesMarkdown(QUIET), "✅ **Nothing changes**\n");
  });

  it("says in the same line that the check fails on what was wrong before", () => {
    assert.equal(
      renderChangesMarkdown({ ...QUIET, openErrors: 2 }),
      "✅ **Nothing changes** · ❌ The check fails: 2 open error findings, none of them new\n",
    );
  });

  it("shows what most pull requests do as a reviewer should see it", () => {
    assertGolden("changes/typical.md", renderChangesMarkdown(TYPICAL));
  });

  it("shows a dangerous change as a reviewer should see it", () => {
    assertGolden("changes/dangerous.md", renderChangesMarkdown(DANGEROUS));
  });

  it("shows the same in 2,000 characters", () => {
    assertGolden("changes/dangerous-2000.md", renderChangesMarkdown(DANGEROUS, { limit: 2_000 }));
  });

  it("goes from the headline to what is least important", () => {
    assert.deepEqual(
      outsideFences(renderChangesMarkdown(DANGEROUS)).filter((line) => /^#+ /.test(line)),
      [
        "### 🔴 Cluster prod is replaced: everything that runs on it is lost",
        "#### New findings",
        "#### Judged by real programs",
        "#### Node groups",
        "#### Helm releases",
        "#### Permissions",
        "#### Network and access",
        "#### Other resources",
        "#### Steps that this version does not know",
        "#### The engine says",
      ],
    );
  });

  it("does not say the headline twice", () => {
    const text = renderChangesMarkdown(TYPICAL);
    assert.equal(text.split(TYPICAL.headline).length, 2);
  });

  it("does not repeat what a headline of several sentences says", () => {
    const text = renderChangesMarkdown(
      changesOf({
        danger: "nodes",
        headline: "nodes 0 goes; nodes 2 goes",
        consequences: consequencesOf("nodes", 3),
      }),
    );
    assert.equal(text.split("\n").filter((line) => line.startsWith("- ")).length, 1);
    assert.match(text, /· nodes 1 goes\n/);
  });

  it("keeps a handful of each kind in the open and folds the others", () => {
    const text = renderChangesMarkdown(
      changesOf({ danger: "nodes", consequences: consequencesOf("nodes", 40) }),
    );
    const [open = "", folded = ""] = text.split("<details>");
    assert.equal(open.match(/\*\*Nodes\*\* · nodes \d+ goes/g)?.length, 6);
    assert.match(open, /· and 34 more/);
    assert.equal(folded.match(/nodes \d+ goes/g)?.length, 34);
  });

  it("names every new error finding with its remedy before the other findings", () => {
    const text = renderChangesMarkdown(DANGEROUS);
    assert.ok(text.indexOf("taint-without-toleration") < text.indexOf("ami-floats"));
    assert.match(text, /\*\*Instead:\*\* write `172\.20\.0\.0\/16`/);
  });

  it("shows a value of several lines as the lines that differ", () => {
    assert.match(
      renderChangesMarkdown(DANGEROUS),
      /- `extraConfig\.policy`\n\n {2}```diff\n {2}@@ … @@\n {2}-b: 2\n {2}\+b: 3\n {2}@@ … @@\n {2}```/,
    );
  });

  it("leaves a report that fits as it is", () => {
    assert.equal(
      renderChangesMarkdown(DANGEROUS, { limit: 64_000 }),
      renderChangesMarkdown(DANGEROUS),
    );
  });
});

describe("a report with a limit", () => {
  it("is never longer, whatever changes", () => {
    fc.assert(
      fc.property(anyChanges, fc.integer({ min: 2_000, max: 20_000 }), (changes, limit) => {
        const text = renderChangesMarkdown(changes, { limit });
        assert.ok(text.length <= limit, `${String(text.length)} > ${String(limit)}`);
        assertBalanced(text);
      }),
      { numRuns: 150 },
    );
  });

  it("counts a limit below 2,000 as 2,000", () => {
    assert.equal(
      renderChangesMarkdown(DANGEROUS, { limit: 1 }),
      renderChangesMarkdown(DANGEROUS, { limit: 2_000 }),
    );
  });

  it("keeps every lost thing, every node group and every error, however much else changes", () => {
    const huge = hugeOf(20_000);
    const changes: Changes = {
      ...huge,
      danger: "lost",
      consequences: [
        ...consequencesOf("lost", 30),
        ...consequencesOf("nodes", 60),
        ...huge.consequences.filter(({ danger }) => danger !== "nodes"),
      ],
      findings: DANGEROUS.findings,
    };
    const text = renderChangesMarkdown(changes, { limit: 10_000 });
    assert.ok(text.length <= 10_000);
    for (const { danger, text: sentence } of changes.consequences)
      if (danger === "lost" || danger === "nodes")
        assert.ok(text.includes(`${sentence}\n`), sentence);
    assert.match(text, /service-cidr-overlap[^]*172\.20\.0\.0[^]*taint-without-toleration/);
    assert.match(text, /left out: 19,9\d\d consequences, [^]*20,000 other resources/);
    assert.match(text, /The full report is in the artifact/);
  });

  it("counts what is lost after as many as fit, when even that is too much", () => {
    const text = renderChangesMarkdown(
      changesOf({
        danger: "lost",
        headline: "5,000 volumes are lost",
        consequences: [...consequencesOf("lost", 5_000), ...consequencesOf("nodes", 5_000)],
      }),
      { limit: 4_000 },
    );
    assert.ok(text.length <= 4_000 && text.length > 3_000);
    assert.ok(text.startsWith("### 🔴 5,000 volumes are lost\n"));
    const shown = text.match(/lost \d+ goes/g)?.length ?? 0;
    assert.doesNotMatch(text, /nodes \d+ goes/);
    assert.match(
      text,
      new RegExp(`left out: ${(10_000 - shown).toLocaleString("en")} consequences`),
    );
  });

  it("folds details of the harmless before those of what is dangerous", () => {
    const others = Array.from({ length: 400 }, (_, index) =>
      resourceOf("aws:ec2/tag:Tag", `tag-${String(index)}`, {
        fields: [{ path: "value", before: "a", after: `b-${String(index)}` }],
      }),
    );
    const text = renderChangesMarkdown({ ...TYPICAL, others }, { limit: 8_000 });
    assert.match(text, /-RouteMetric=512\n\+RouteMetric=100/);
    assert.match(text, /may now ec2:CreateTags/);
    assert.match(text, /\*\*400 changed\*\*: 400 × `aws\.ec2\.Tag`/);
    assert.doesNotMatch(text, /b-399/);
  });

  it("is made in linear time, or nearly, of 100,000 resources", () => {
    const time = (size: number): number => {
      const changes = hugeOf(size);
      const before = process.cpuUsage();
      assert.ok(renderChangesMarkdown(changes, { limit: 64_000 }).length <= 64_000);
      return process.cpuUsage(before).user / 1_000_000;
    };
    time(10_000);
    assert.ok(time(100_000) < 4, "seconds on a busy machine");
  });
});

describe("what somebody else wrote", () => {
  it("keeps a block with its field even when the field has no name", () => {
    const page = htmlFromMarkdown(
      renderChangesMarkdown(
        changesOf({
          danger: "reach",
          network: [
            resourceOf("aws:ec2/vpc:Vpc", "dev", { fields: [{ path: "", after: "x\ny" }] }),
          ],
        }),
      ),
    );
    assert.match(page, /<li>\s*<p><code>\(empty\)<\/code><\/p>\s*<pre>/);
  });

  it("draws no line where the engine printed dashes, also with blanks between them", () => {
    const page = htmlFromMarkdown(
      renderChangesMarkdown(changesOf({ diagnostics: ["---\n---", "- - -", "----"] })),
    );
    assert.ok(!page.includes("<hr"), page);
    assert.match(page, /<li>--- ---<\/li>/);
  });

  it("stays text in a real Markdown parser, in full and shortened", () => {
    fc.assert(
      fc.property(anyChanges, fc.constantFrom(2_000, 5_000, undefined), (changes, limit) => {
        assertContained(
          htmlFromMarkdown(renderChangesMarkdown(changes, limit === undefined ? {} : { limit })),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("is shown as it is: a name comes out of the parser as it went in", () => {
    fc.assert(
      fc.property(
        hostileText.filter((text) => printableLine(text) !== ""),
        (name) => {
          const page = htmlFromMarkdown(
            renderChangesMarkdown(
              changesOf({ danger: "reach", network: [resourceOf("aws:ec2/vpc:Vpc", name)] }),
            ),
          );
          assert.ok(
            page.includes(`<code>${escapeHtml(printableLine(name)).replace(/&#39;/g, "'")}</code>`),
          );
        },
      ),
    );
  });
});
