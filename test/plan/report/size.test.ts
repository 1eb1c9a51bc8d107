import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { crowdedStack } from "../../lab/browser/pages";
import { runCommand } from "../command-line";

const CHECKOUT = resolve(__dirname, "../../..");
/** What somebody still opens from a mail, in bytes. */
const LARGEST = 300_000;

describe("the size of report.html", () => {
  const folder = mkdtempSync(join(tmpdir(), "eks-cni-size-"));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("is under 300 KB for ten node groups", () => {
    const file = join(folder, "Pulumi.dev.yaml");
    writeFileSync(file, crowdedStack(10));
    const out = join(folder, "plan");
    const { status, stdout, stderr } = runCommand(CHECKOUT, [
      "plan",
      "--config",
      file,
      "--out",
      out,
    ]);
    assert.ok(status === 0 || status === 1, stdout + stderr);
    const { size } = statSync(join(out, "report.html"));
    assert.ok(size > 50_000 && size < LARGEST, `${String(size)} bytes`);
  });
});
