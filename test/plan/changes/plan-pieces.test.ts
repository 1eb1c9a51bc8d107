import assert from "node:assert/strict";
import fc from "fast-check";
import { scanPlan } from "../../../plan/changes/read/plan-pieces";

function chunks(text: string, size: number): Buffer[] {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size));
  return parts;
}

/** What the pieces of a text say together. */
function put(text: string, size: number): unknown {
  const pieces = scanPlan(chunks(text, size), (part) => JSON.parse(part.toString()) as unknown);
  if (pieces === undefined) return undefined;
  return { ...(JSON.parse(pieces.frame) as object), resources: pieces.resources };
}

describe("a plan in pieces", () => {
  it("is the plan, wherever the chunks are cut and whatever the texts hold", () => {
    const resource = fc.dictionary(
      fc.string(),
      fc.oneof(fc.jsonValue(), fc.constantFrom('"', "\\", '\\"', "]}", '"resources"', "ü€😀")),
    );
    fc.assert(
      fc.property(
        fc.record({
          before: fc.jsonValue(),
          resources: fc.array(resource, { maxLength: 4 }),
          after: fc.jsonValue(),
        }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        (plan, size, indent) => {
          const text = JSON.stringify(plan, null, indent);
          assert.deepEqual(put(text, size), JSON.parse(text));
        },
      ),
    );
  });

  it("leaves a list of the same name further down alone", () => {
    const text = '{"a": {"resources": [1]}, "resources": [{"resources": [{}]}]}';
    assert.deepEqual(put(text, 7), JSON.parse(text));
  });

  for (const [what, text] of [
    ["no resources", '{"a": 1}'],
    ["resources that are no list", '{"resources": {}}'],
    ["resources that are no maps", '{"resources": [1]}'],
    ["resources twice", '{"resources": [{}], "resources": []}'],
    ["a comma too few", '{"resources": [{} {}]}'],
    ["a comma too many", '{"resources": [{},, {}]}'],
    ["a comma at the end", '{"resources": [{},]}'],
    ["a comma at the start", '{"resources": [,{}]}'],
    ["an end that is missing", '{"resources": [{}, {"a": "b'],
    ["a list on top", '[{"resources": []}]'],
  ] as const) {
    it(`are not found in a text with ${what}, which is then read as a whole`, () => {
      assert.equal(put(text, 100), undefined);
    });
  }
});
