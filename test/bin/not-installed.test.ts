import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

describe("a checkout in which nothing is installed", () => {
  it("is told what to run, without a stack trace", () => {
    const folder = mkdtempSync(join(tmpdir(), "eks-cni-bare-"));
    try {
      cpSync(resolve(__dirname, "../../bin"), join(folder, "bin"), { recursive: true });
      const { status, stderr } = spawnSync(process.execPath, ["bin/eks-cni.js", "plan"], {
        cwd: folder,
        encoding: "utf8",
      });
      assert.equal(status, 2);
      assert.equal(stderr, "eks-cni: nothing is installed in this checkout: run `npm ci` first\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
