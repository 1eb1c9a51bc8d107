import assert from "node:assert/strict";
import fc from "fast-check";
import { renderChangesTerminal } from "../../../../plan/changes/render";
import { columns } from "../../../../plan/report/wrap";
import { assertGolden } from "../../../golden";
import { anyChanges } from "./any-changes";
import { changesOf, DANGEROUS, hugeOf, QUIET, TYPICAL } from "./changes-fixture";

const plain = (width: number) => ({ width, color: false });

describe("renderChangesTerminal", () => {
  for (const [name, changes] of [
    ["typical", TYPICAL],
    ["dangerous", DANGEROUS],
  ] as const)
    for (const width of [40, 100])
      it(`shows the ${name} change in ${String(width)} columns`, () => {
        assertGolden(
          `changes/${name}-${String(width)}.txt`,
          renderChangesTerminal(changes, plain(width)),
        );
      });

  it("says in one line that nothing changes", () => {
    assert.equal(renderChangesTerminal(QUIET, plain(80)), "✓ Nothing changes\n");
  });

  it("says first what is worst, then whether the check fails", () => {
    const [first, , third] = renderChangesTerminal(DANGEROUS, plain(100)).split("\n");
    assert.equal(first, `✗ ${DANGEROUS.headline}`);
    assert.equal(third, "✗ The check fails: 3 open error findings, 2 of them new");
  });

  it("counts what is too much for a summary and says where the rest is", () => {
    const text = renderChangesTerminal(hugeOf(100_000), plain(100));
    assert.ok(text.split("\n").length < 120);
    assert.match(text, /and 94 more/);
    assert.match(text, /and 88 more: see the report/);
    assert.match(text, /--format html/);
  });

  it("shows lines of user data that differ when they are few", () => {
    assert.match(
      renderChangesTerminal(TYPICAL, plain(100)),
      /- RouteMetric=512\n +\+ RouteMetric=100\n/,
    );
  });

  it("keeps its lines within any width but for words that are longer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 160 }), (width) => {
        for (const line of renderChangesTerminal(DANGEROUS, plain(width)).split("\n")) {
          const longest = Math.max(...line.trim().split(" ").map(columns));
          assert.ok(columns(line) <= width || longest > width - 14, line);
        }
      }),
    );
  });

  it("counts fewer than 40 columns as 40", () => {
    assert.equal(
      renderChangesTerminal(TYPICAL, plain(1)),
      renderChangesTerminal(TYPICAL, plain(40)),
    );
  });

  it("writes no control character but line feeds and colours, whatever changes", () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        assert.doesNotMatch(
          renderChangesTerminal(changes, plain(80)),
          /[\u0000-\u0009\u000b-\u001f]/,
        );
        const colored = renderChangesTerminal(changes, { width: 80, color: true });
        assert.equal(
          colored.replace(/\u001b\[[\d;]*m/g, ""),
          renderChangesTerminal(changes, plain(80)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("says that something else went wrong although nothing changes", () => {
    const text = renderChangesTerminal(
      changesOf({ diagnostics: ["error: no credentials"] }),
      plain(80),
    );
    assert.match(text, /The engine says\n {2}error: no credentials\n/);
  });
});
