import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../rules/registry";
import { docstringOf, DOCS_FILE, renderRulesPage, ruleFiles } from "./rule-docs";

describe("the registry of rules", () => {
  it("has every rule file, under the file's name", () => {
    assert.deepEqual([...RULES.map(({ id }) => id)].sort(), ruleFiles().sort());
  });

  it("gives no id twice", () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  });

  it("has a test file for every rule", () => {
    const untested = RULES.filter(({ id }) => !existsSync(join(__dirname, `${id}.test.ts`)));
    assert.deepEqual(
      untested.map(({ id }) => id),
      [],
    );
  });

  it("says for every rule why it is there and where that was read", () => {
    for (const { id } of RULES) {
      const { why, source } = docstringOf(id);
      assert.match(why, /^[A-Za-z`].*\.$/, id);
      assert.match(source, /\S{4}/, id);
    }
  });

  it("is what docs/rules.md shows", () => {
    const page = renderRulesPage();
    if (process.env["UPDATE_GOLDEN"] === "1") {
      writeFileSync(DOCS_FILE, page);
    }
    assert.equal(readFileSync(DOCS_FILE, "utf8"), page);
  });
});
