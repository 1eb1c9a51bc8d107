import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalCidr, cidrsOverlap, parseCidr } from "../../rules/cidr";
import { show, valueAt } from "../../rules/document-value";
import { nameTree, unknownNames } from "../../rules/known-names";
import { tolerates } from "../../rules/taint-toleration";
import { UNKNOWN } from "../../spec/known";

const cidr = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
  .map(([address, length]) => `${address}/${String(length)}`);

describe("what rules share", () => {
  it("overlaps whichever way round", () => {
    fc.assert(fc.property(cidr, cidr, (a, b) => cidrsOverlap(a, b) === cidrsOverlap(b, a)));
  });

  it("overlaps itself, written either way", () => {
    fc.assert(fc.property(cidr, (block) => cidrsOverlap(block, canonicalCidr(block))));
  });

  it("reads a canonical block as it is", () => {
    fc.assert(
      fc.property(cidr, (block) => canonicalCidr(canonicalCidr(block)) === canonicalCidr(block)),
    );
  });

  it("does not take halves of a block for overlapping", () => {
    assert.equal(cidrsOverlap("10.0.0.0/9", "10.128.0.0/9"), false);
    assert.equal(cidrsOverlap("10.0.0.0/8", "fd00::/8"), false);
  });

  it("reads no CIDR where there is none", () => {
    assert.equal(parseCidr("10.0.0.0"), undefined);
    assert.equal(parseCidr("10.0.0.0/33"), undefined);
  });

  it("tells an absent value from a null, and takes an unknown one for absent", () => {
    const document = { a: { b: null, c: UNKNOWN, d: [1] } };
    assert.equal(valueAt(document, "a.b"), null);
    assert.equal(valueAt(document, "a.c"), undefined);
    assert.equal(valueAt(document, "a.d.0"), undefined);
    assert.equal(valueAt(document, "x.y"), undefined);
  });

  it("shows long values on one line", () => {
    assert.ok(show({ text: "x".repeat(500) }).length <= 80);
  });

  it("knows names of people's own and what lies below free ones", () => {
    const tree = nameTree(["containers.*.mode", "sysctl"]);
    assert.deepEqual(
      unknownNames({ containers: { mine: { mode: "once" } }, sysctl: { a: 1 } }, tree),
      [],
    );
    assert.deepEqual(unknownNames({ containers: { mine: { mod: "once" } } }, tree), [
      { path: "containers.mine.mod", nearest: "containers.mine.mode" },
    ]);
  });

  it("does not take names of JavaScript for known ones", () => {
    assert.deepEqual(unknownNames({ constructor: 1 }, nameTree(["sysctl"])), [
      { path: "constructor" },
    ]);
  });

  it("tolerates as Kubernetes does", () => {
    const taint = { key: "a", value: "1", effect: "NoSchedule" } as const;
    assert.ok(tolerates({ operator: "Exists" }, taint));
    assert.ok(tolerates({ key: "a", value: "1" }, taint));
    assert.ok(!tolerates({ key: "a" }, taint));
    assert.ok(!tolerates({ key: "a", operator: "Exists", effect: "NoExecute" }, taint));
  });
});
