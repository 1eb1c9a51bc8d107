import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES, folderOf, PlannedExamples } from "./examples";

/** Every example is planned by the real command line; that it can be created no test here shows. */
describe("an example", () => {
  const examples = new PlannedExamples();
  after(() => {
    examples.dispose();
  });

  for (const name of EXAMPLES) {
    it(`is planned without an error when it is copied: examples/${name}`, () => {
      const { run, plan } = examples.plan(name);
      const errors = plan.findings.filter(({ severity }) => severity === "error");
      assert.deepEqual(errors, []);
      assert.equal(run.status, 0, run.stderr);
      const groups = plan.resources.filter(({ type }) =>
        /eks\/nodeGroup:NodeGroup$|autoscaling\/group:Group$/.test(type),
      );
      assert.ok(groups.length > 0, "no nodes");
    });
  }

  it("has its row in examples/README.md, and no row is of an example that is gone", () => {
    const page = readFileSync(join(folderOf("."), "README.md"), "utf8");
    const rows = [...page.matchAll(/^\| \[([^\]]+)\]\(\1\/\) \|/gm)].map((match) => match[1]);
    assert.deepEqual(rows.sort(), [...EXAMPLES]);
  });
});
