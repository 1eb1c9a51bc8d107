import assert from "node:assert/strict";
import { unpinned } from "../../rules/unpinned";
import { AL2023, BOTTLEROCKET, assertAccepted, assertRefused, problemsOf } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule unpinned", () => {
  it("names everything in one finding, with the command", () => {
    assertRefused(
      unpinned,
      {},
      {
        path: "nodeGroups[0].releaseVersion",
        message:
          /nodeGroups\[0\]\.releaseVersion, nodeGroups\[1\]\.releaseVersion, addons\.coredns\.version, the digest of linkerd\.imageVersion/,
        remedy: /eks-cni pins/,
      },
    );
  });
  it("cuts a long list", () => {
    assertRefused(
      unpinned,
      { nodeGroups: Array.from({ length: 20 }, (_, i) => ({ ...AL2023, name: `g${String(i)}` })) },
      { path: "nodeGroups[0].releaseVersion", message: /and 16 more/, remedy: /eks-cni pins/ },
    );
  });
  it("names aws-vpc-cni where EKS brings it, and not as a chart, which has a version", () => {
    const open = (as: "addon" | "helm") =>
      problemsOf(unpinned, chained({ as })).map(({ message }) =>
        message.includes("vpcCni.version"),
      );
    assert.deepEqual([open("addon"), open("helm")], [[true], [false]]);
  });
  it("is content when all is written", () => {
    assertAccepted(unpinned, {
      nodeGroups: [
        { ...AL2023, releaseVersion: "1.35.2-20261015" },
        { ...BOTTLEROCKET, amiId: "ami-1" },
      ],
      addons: { coredns: { version: "v1.12.4-eksbuild.1" } },
      linkerd: { imageVersion: `v1.6.8@sha256:${"0".repeat(64)}` },
    });
  });
});
