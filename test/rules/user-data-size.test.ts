import assert from "node:assert/strict";
import { UNMEASURED_BYTES, userDataSizeRule } from "../../rules/user-data-size";
import { resolveClusterSpec } from "../../spec/resolve";
import { sampleConnection, userDataSize } from "../../userdata";
import { BOTTLEROCKET, assertAccepted, assertRefused, clusterInput } from "./spec-fixture";

describe("rule user-data-size", () => {
  it("refuses parts that do not fit", () => {
    assertRefused(
      userDataSizeRule,
      {
        group: {
          userDataParts: [
            { contentType: "text/x-shellscript", content: `#!/bin/sh\n${"x".repeat(14000)}` },
          ],
        },
      },
      {
        path: "nodeGroups[0].userDataParts",
        message:
          /the user data have \d+ bytes, and EKS adds up to \d+; EC2 takes 16384 and would refuse/,
        remedy: /at boot/,
      },
    );
  });
  it("refuses settings that do not fit", () => {
    assertRefused(
      userDataSizeRule,
      { nodeGroups: [{ ...BOTTLEROCKET, bottlerocketSettings: { motd: "x".repeat(16384) } }] },
      {
        path: "nodeGroups[0].bottlerocketSettings",
        message: /would refuse the launch template/,
        remedy: /at boot/,
      },
    );
  });
  it("accepts a part of moderate length", () => {
    assertAccepted(userDataSizeRule, {
      group: {
        userDataParts: [
          { contentType: "text/x-shellscript", content: `#!/bin/sh\n${"x".repeat(2000)}` },
        ],
      },
    });
  });
});

describe("groups whose user data are not measured", () => {
  it("fit, on both operating systems, with the longest cluster name", () => {
    const label = "k".repeat(60);
    const labels = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [`${label}${String(index)}`, ""]),
    );
    assert.ok(JSON.stringify([labels, []]).length <= UNMEASURED_BYTES);
    const input = clusterInput({ cluster: { name: "n".repeat(100) } });
    const spec = resolveClusterSpec({
      ...input,
      nodeGroups: input.nodeGroups.map((group) => ({ ...group, labels })),
    });
    for (const group of spec.nodeGroups) {
      const context = {
        cluster: sampleConnection(spec),
        cni: spec.cni,
        maxPods: 250,
        kubernetesVersion: spec.version,
      };
      assert.ok(userDataSize(group, context).fits);
    }
  });
});
