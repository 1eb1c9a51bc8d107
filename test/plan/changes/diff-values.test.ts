import assert from "node:assert/strict";
import fc from "fast-check";
import type { PropertyChange } from "../../../plan/changes/comparison";
import { diffValues } from "../../../plan/changes/diff/diff-values";
import type { Json } from "../../../plan/plan";

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
const named = fc.uniqueArray(
  fc.record({ name: fc.string({ maxLength: 3 }), value: fc.oneof(fc.integer({ max: 3 }), json) }),
  { selector: ({ name }) => name, maxLength: 6 },
) as fc.Arbitrary<Json>;
/** As JSON.parse makes them: fast-check's records may have no prototype, which `deepEqual` minds and JSON cannot say. */
const value = fc
  .oneof(json, named, fc.record({ list: named, other: json }) as fc.Arbitrary<Json>)
  .map((one) => JSON.parse(JSON.stringify(one)) as Json);

function swapped(changes: readonly PropertyChange[]): unknown[] {
  return changes.map(({ path, before, after }) => ({
    path,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  }));
}

function asSet(changes: readonly unknown[]): string[] {
  return changes.map((change) => JSON.stringify(change)).sort();
}

describe("diffValues", () => {
  it("finds nothing between a value and itself", () => {
    fc.assert(
      fc.property(value, (one) => {
        assert.deepEqual(diffValues(one, structuredClone(one)), []);
      }),
    );
  });

  it("says the same from the other side, with before and after swapped", () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        assert.deepEqual(asSet(swapped(diffValues(one, other))), asSet(diffValues(other, one)));
      }),
    );
  });

  it("finds something between two values whose JSON differs", () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        let equal = true;
        try {
          assert.deepEqual(one, other);
        } catch {
          equal = false;
        }
        assert.equal(diffValues(one, other).length === 0, equal);
      }),
    );
  });

  it("does not mind the order of keys", () => {
    assert.deepEqual(diffValues({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }), []);
  });

  it("names the deepest path, with quotes where a key has dots", () => {
    assert.deepEqual(
      diffValues({ labels: { "example.com/team": "a", b: 1 } }, { labels: { b: 1 }, x: null }),
      [
        { path: 'labels["example.com/team"]', before: "a" },
        { path: "x", after: null },
      ],
    );
  });

  it("matches elements by what names them", () => {
    assert.deepEqual(
      diffValues(
        { taints: [{ key: "gpu" }, { key: "dedicated", value: "a" }] },
        { taints: [{ key: "dedicated", value: "b" }] },
      ),
      [
        { path: "taints[gpu]", before: { key: "gpu" } },
        { path: "taints[dedicated].value", before: "a", after: "b" },
      ],
    );
  });

  it("tells two taints of one key apart by their effect", () => {
    const taint = (effect: string, value: string) => ({ key: "k", effect, value });
    assert.deepEqual(
      diffValues(
        [taint("NO_EXECUTE", "a"), taint("NO_SCHEDULE", "a")],
        [taint("NO_EXECUTE", "a"), taint("NO_SCHEDULE", "b")],
      ),
      [{ path: "[k NO_SCHEDULE].value", before: "a", after: "b" }],
    );
  });

  it("reports a list of named elements that only changed places as a whole", () => {
    const [before, after] = [
      [{ name: "a" }, { name: "b" }],
      [{ name: "b" }, { name: "a" }],
    ];
    assert.deepEqual(diffValues({ env: before }, { env: after }), [{ path: "env", before, after }]);
  });

  it("reports a list of plain values as a whole", () => {
    assert.deepEqual(diffValues({ ids: ["a", "b"] }, { ids: ["a", "c"] }), [
      { path: "ids", before: ["a", "b"], after: ["a", "c"] },
    ]);
  });

  it("does not mind the order of a list declared unordered, and counts repetitions", () => {
    const options = { unordered: (pattern: string) => pattern === "a[*].ids" };
    const of = (...ids: string[]): Json => ({ a: [{ name: "x", ids }] });
    assert.deepEqual(diffValues(of("1", "2", "2"), of("2", "1", "2"), options), []);
    assert.deepEqual(diffValues(of("1", "2", "2"), of("1", "1", "2"), options), [
      { path: "a[x].ids", before: ["1", "2", "2"], after: ["1", "1", "2"] },
    ]);
    assert.equal(diffValues(of("1", "2"), of("2", "1")).length, 1);
  });

  it("says which members of an unordered list of maps came and went", () => {
    const options = { unordered: () => true };
    const rule = (port: number) => ({ fromPort: port, toPort: port });
    assert.deepEqual(diffValues([rule(1), rule(2)], [rule(2), rule(1)], options), []);
    assert.deepEqual(diffValues([rule(1), rule(2)], [rule(3), rule(2), rule(1)], options), [
      { path: "[0]", after: rule(3) },
    ]);
  });

  it("sees an insertion at the front of a list without names as one change", () => {
    const of = (...numbers: number[]): Json => numbers.map((number) => [number]);
    assert.deepEqual(diffValues(of(1, 2, 3), of(9, 1, 2, 3)), [{ path: "[0]", after: [9] }]);
  });

  it("treats a secret like any text: the same on both sides is no change", () => {
    assert.deepEqual(diffValues({ token: "[secret]" }, { token: "[secret]" }), []);
  });

  it("leaves its arguments alone", () => {
    const list = Object.freeze([Object.freeze({ name: "b" }), Object.freeze({ name: "a" })]);
    assert.equal(diffValues(list, Object.freeze([])).length, 2);
  });
});
