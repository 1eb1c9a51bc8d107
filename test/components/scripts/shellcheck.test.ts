import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { scriptText } from "../../../components/cluster-script";

const DIRECTORY = join(__dirname, "../../../components/scripts");

describe("the scripts", () => {
  it("are clean for shellcheck, each alone and in the compositions that run", function () {
    if (spawnSync("shellcheck", ["--version"]).error !== undefined) {
      console.log("SKIP shellcheck: the program is not on PATH");
      this.skip();
    }
    const files = readdirSync(DIRECTORY).map((file) => join(DIRECTORY, file));
    const alone = spawnSync("shellcheck", files, { encoding: "utf8" });
    assert.equal(alone.status, 0, alone.stdout);
    for (const text of [
      scriptText("aws.sh", "eni-sweep.sh"),
      scriptText("aws.sh", "kube.sh", "rollout-gate.sh"),
      scriptText("aws.sh", "kube.sh", "gateway-api-crds.sh"),
      scriptText("aws.sh", "kube.sh", "calico-uninstall.sh"),
      scriptText("aws.sh", "kube.sh", "eni-path.sh", "health-gate.sh"),
      scriptText("aws.sh", "kube.sh", "self-managed-nodes.sh"),
      scriptText("aws.sh", "self-managed-ami.sh"),
    ]) {
      const composed = spawnSync("shellcheck", ["-"], { input: text, encoding: "utf8" });
      assert.equal(composed.status, 0, composed.stdout);
    }
  });

  it("never sleep", () => {
    for (const file of readdirSync(DIRECTORY)) {
      assert.doesNotMatch(scriptText(file as Parameters<typeof scriptText>[0]), /\bsleep\b/, file);
    }
  });
});
