import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonFault } from "../../plan/json-fault";
import { readJson } from "../../plan/read-json";

describe("the place where a text stops being JSON", () => {
  for (const [text, line, column, message] of [
    ["", 1, 1, /ends too early/],
    ['{\n  "a": "b', 2, 8, /has no end/],
    ['{\n  "a": [1, 2', 2, 13, /ends too early/],
    ['{"a" 1}', 1, 6, /a ":" is missing/],
    ["[1 2]", 1, 4, /a "," or "]" is missing/],
    ['{"a":1 "b":2}', 1, 8, /a "," or "}" is missing/],
    ["[1,]", 1, 4, /a value is missing/],
    ['{"a":1,}', 1, 8, /a key is missing/],
    ["{a:1}", 1, 2, /a key is missing/],
    ["[nul]", 1, 2, /a value is missing/],
    ['["\\x"]', 1, 2, /an escape that JSON does not know/],
    ["[1]\n[2]", 2, 1, /something follows/],
    ["[01]", 1, 3, /a "," or "]" is missing/],
  ] as const) {
    it(`is line ${String(line)}, column ${String(column)} of ${JSON.stringify(text)}`, () => {
      const fault = jsonFault(text);
      assert.deepEqual([fault.line, fault.column], [line, column]);
      assert.match(fault.message, message);
    });
  }

  it("is found in every text that was cut off, at its end or where the last text of it begins", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (json, nat) => {
        const whole = `[${json}]`;
        const cut = whole.slice(0, nat % whole.length);
        const { line, column } = jsonFault(cut);
        assert.equal(line, 1);
        assert.ok(column <= cut.length + 1);
        const prefix = cut.slice(0, column - 1);
        assert.throws(() => {
          JSON.parse(cut);
        });
        assert.equal(jsonFault(prefix).column <= column, true);
      }),
    );
  });

  it("is told without a word of the text", () => {
    assert.throws(() => readJson('{"password": "hunter2', "file.json"), {
      name: "PlanError",
      message: "file.json:1:14: not JSON: this text has no end: is the file whole?",
    });
  });

  it("is nowhere in JSON, also behind a byte order mark", () => {
    assert.deepEqual(readJson('\ufeff{"a":[1]}', "x"), { a: [1] });
  });
});
