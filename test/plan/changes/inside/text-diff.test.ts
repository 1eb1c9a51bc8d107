import assert from "node:assert/strict";
import fc from "fast-check";
import { textDiff } from "../../../../plan/changes/inside/text-diff";

const numbered = (count: number, mark = ""): string =>
  Array.from({ length: count }, (_, index) => `line ${String(index)}${mark}`).join("\n");

describe("textDiff", () => {
  it("shows three lines around a difference and counts the others", () => {
    const before = numbered(20);
    const lines = textDiff(before, before.replace("line 10\n", "line ten\n"));
    assert.deepEqual(
      lines.map(({ sign, text }) => `${sign}${text}`),
      [
        "…7 lines alike",
        " line 7",
        " line 8",
        " line 9",
        "-line 10",
        "+line ten",
        " line 11",
        " line 12",
        " line 13",
        "…6 lines alike",
      ],
    );
  });

  it("does not see CRLF, blanks at line ends and empty lines at the end", () => {
    assert.deepEqual(textDiff("a\nb\n", "a  \r\nb\t\r\n\r\n\n"), []);
  });

  it("sees a blank behind a backslash, which then continues no line", () => {
    assert.equal(textDiff("run \\\n  it", "run \\ \n  it").length, 3);
  });

  it("sees blanks at the beginning of a line", () => {
    assert.deepEqual(
      textDiff("\tEOF", "EOF").map(({ sign }) => sign),
      ["-", "+"],
    );
  });

  it("takes an absent text for an empty one", () => {
    assert.deepEqual(textDiff(undefined, "a\n"), [{ sign: "+", text: "a" }]);
    assert.deepEqual(textDiff("a\n", undefined), [{ sign: "-", text: "a" }]);
    assert.deepEqual(textDiff(undefined, ""), []);
  });

  it("makes control characters visible, terminal sequences too", () => {
    const [line] = textDiff("", "echo \u001b[31mred\u0007\u202e");
    assert.equal(line?.text, "echo ␛[31mred␇\\u202e");
  });

  it("compares long unlike texts not at all, and counts what it leaves out", () => {
    const lines = textDiff(numbered(30_000, " a"), numbered(40_000, " b"));
    assert.deepEqual(lines.at(0), { sign: "-", text: "line 0 a" });
    assert.deepEqual(lines.at(100), { sign: "-", text: "(29,900 lines more)" });
    assert.deepEqual(lines.at(201), { sign: "+", text: "(39,900 lines more)" });
    assert.equal(lines.length, 202);
  });

  it("finds one changed line among a hundred thousand", () => {
    const before = numbered(100_000);
    const lines = textDiff(before, before.replace("line 70000\n", ""));
    assert.deepEqual(
      lines.filter(({ sign }) => sign === "-"),
      [{ sign: "-", text: "line 70000" }],
    );
    assert.equal(lines.length, 9);
  });

  const text = fc
    .array(fc.constantFrom("a", "b", "c", "  d", ""), { maxLength: 30 })
    .map((lines) => lines.join("\n"));

  it("says nothing of a text and itself, and of others everything that leads from one to the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.deepEqual(textDiff(before, before), []);
        const lines = textDiff(before, after);
        const same = before.replace(/\n+$/, "") === after.replace(/\n+$/, "");
        assert.equal(lines.length === 0, same);
        // Each side is rebuilt from the other: what is skipped is the same in both.
        const skipped = (sign: "+" | "-"): number =>
          lines.reduce(
            (sum, line) =>
              line.sign === "…"
                ? sum + Number.parseInt(line.text, 10)
                : sum + (line.sign === " " || line.sign === sign ? 1 : 0),
            0,
          );
        const length = (side: string): number => {
          const trimmed = side.replace(/\n+$/, "");
          return trimmed === "" ? 0 : trimmed.split("\n").length;
        };
        if (!same) {
          assert.equal(skipped("-"), length(before));
          assert.equal(skipped("+"), length(after));
        }
      }),
    );
  });

  it("never throws, and prints nothing but text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        for (const { text: line } of textDiff(one, other)) {
          assert.doesNotMatch(line, /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e]/);
        }
      }),
    );
  });
});
