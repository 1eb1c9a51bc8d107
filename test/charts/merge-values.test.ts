import assert from "node:assert/strict";
import fc from "fast-check";
import { mergeValues } from "../../charts";
import { nestValues } from "../../charts/merge-values";
import type { Document } from "../../spec/cluster-input";
import { deepFreeze } from "./cilium-fixture";

const document = fc
  .dictionary(fc.constantFrom("a", "b", "c", "__proto__", "constructor"), fc.jsonValue())
  .map((value) => JSON.parse(JSON.stringify(value)) as Document);

describe("mergeValues", () => {
  it("merges maps at every depth and replaces everything else", () => {
    assert.deepEqual(
      mergeValues(
        { eni: { enabled: true, gcTags: { a: "1" } }, list: [1, 2], scalar: 1 },
        { eni: { gcTags: { b: "2" } }, list: [3], scalar: { now: "a map" } },
      ),
      {
        eni: { enabled: true, gcTags: { a: "1", b: "2" } },
        list: [3],
        scalar: { now: "a map" },
      },
    );
  });

  it("keeps null, which removes a default in Helm, and takes undefined for absent", () => {
    assert.deepEqual(mergeValues({ a: { b: 1 }, c: 2 }, { a: null, c: undefined }), {
      a: null,
      c: 2,
    });
  });

  it("keeps explicit false, zero and empty values", () => {
    const own = { a: false, b: 0, c: "", d: [], e: {} };
    assert.deepEqual(mergeValues({ a: true, b: 1, c: "x", d: [1], e: 1 }, own), own);
  });

  it("keeps what is not plain data as it is", () => {
    const unknown = Symbol.for("eks-cni.unknown");
    assert.deepEqual(mergeValues({ a: { b: 1 } }, { a: unknown }), { a: unknown });
  });

  it("gives the upper document back where it says something", () => {
    fc.assert(
      fc.property(document, document, (base, over) => {
        const merged = mergeValues(deepFreeze(base), deepFreeze(over));
        assert.deepEqual(mergeValues(merged, over), merged);
        assert.deepEqual(mergeValues({}, over), over);
        assert.deepEqual(mergeValues(over, {}), over);
      }),
    );
  });

  it("shares nothing with its arguments", () => {
    const base = { list: [{ a: 1 }], map: { b: 1 } };
    const merged = mergeValues(base, {});
    merged["list"][0].a = 2;
    merged["map"].b = 2;
    assert.deepEqual(base, { list: [{ a: 1 }], map: { b: 1 } });
  });
});

describe("nestValues", () => {
  it("nests dotted paths and leaves out what is undefined", () => {
    assert.deepEqual(nestValues({ "a.b": 1, "a.c.d": [2], e: undefined }), {
      a: { b: 1, c: { d: [2] } },
    });
  });
});
