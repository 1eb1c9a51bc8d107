import assert from "node:assert/strict";
import fc from "fast-check";
import { parseUnit } from "../../../../plan/changes/inside/unit-file";

describe("parseUnit", () => {
  it("reads sections and keys, repeated ones as lists", () => {
    assert.deepEqual(
      parseUnit(
        "# c\n; c\nstray\n[Match]\nName = a=b\nProperty=x\nProperty=y\n\n[Route]\nA=1\n[Route]\nA=2\n[Link]\nMTU=\\\n 9001\n",
      ),
      {
        "": { stray: "" },
        Match: { Name: "a=b", Property: ["x", "y"] },
        Route: [{ A: "1" }, { A: "2" }],
        Link: { MTU: "9001" },
      },
    );
  });

  it("never throws, and drops no key for its name", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseUnit(text)));
    const unit = parseUnit("[__proto__]\n__proto__=1\nconstructor=2\n");
    assert.deepEqual(JSON.stringify(unit), '{"__proto__":{"__proto__":"1","constructor":"2"}}');
  });
});
