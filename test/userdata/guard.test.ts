// The guard's text. What it does on a node is shown in test/lab/node.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "mocha";
import { parseGuardFiles, renderGuard } from "../../userdata";

describe("renderGuard", () => {
  it("passes shellcheck", function () {
    const run = spawnSync("shellcheck", ["--shell=bash", "-"], {
      input: renderGuard({ primaryRouteMetric: 300 }),
      encoding: "utf8",
    });
    if (run.error !== undefined) {
      console.log("SKIP renderGuard passes shellcheck: missing: shellcheck");
      this.skip();
    }
    assert.equal(run.stdout, "");
  });

  it("is a script that bash can parse", function () {
    const run = spawnSync("bash", ["-n"], { input: renderGuard(), encoding: "utf8" });
    if (run.error !== undefined) {
      console.log("SKIP renderGuard is a script that bash can parse: missing: bash");
      this.skip();
    }
    assert.equal(run.stderr, "");
  });

  it("carries its units as whole files", () => {
    const files = new Map(parseGuardFiles(renderGuard()).map((file) => [file.path, file.content]));
    assert.deepEqual(
      [...files.keys()],
      [
        "/run/systemd/network/75-eks-cni-card-$nic.network",
        "/run/systemd/network/75-eks-cni-unmanaged.network",
        "/run/systemd/network/$owner.d/50-eks-cni-metric.conf",
      ],
    );
    assert.equal(
      files.get("/run/systemd/network/75-eks-cni-unmanaged.network"),
      "[Match]\nDriver=ena ixgbevf vif\nProperty=@keep@\n\n[Link]\nUnmanaged=yes\n",
    );
  });

  it("puts an explicit metric into the sections that networkd reads", () => {
    const metric = parseGuardFiles(renderGuard({ primaryRouteMetric: 300 })).find((file) =>
      file.path.endsWith("metric.conf"),
    );
    assert.equal(metric?.content, "[DHCPv4]\nRouteMetric=300\n\n[IPv6AcceptRA]\nRouteMetric=300\n");
  });

  it("names no interface and writes nowhere but below /run", () => {
    const script = renderGuard();
    assert.doesNotMatch(script, /\b(?:ens|eth|enp|enX)\d/);
    assert.ok(
      parseGuardFiles(script).every((file) => file.path.startsWith("/run/systemd/network/")),
    );
  });
});
