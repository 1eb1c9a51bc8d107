import { releaseVersionFormat } from "../../rules/release-version-format";
import { BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule release-version-format", () => {
  it("refuses a release of the other operating system", () => {
    assertRefused(
      releaseVersionFormat,
      { group: { releaseVersion: "1.57.0-3a1b2c4d" } },
      {
        path: "nodeGroups[0].releaseVersion",
        message: /is not a release of AL2023.*EKS would refuse/,
        remedy: /eks-cni pins/,
      },
    );
  });
  it("refuses a release for another minor", () => {
    assertRefused(
      releaseVersionFormat,
      { group: { releaseVersion: "1.34.2-20261015" } },
      {
        path: "nodeGroups[0].releaseVersion",
        message: /for Kubernetes 1\.34, the cluster has 1\.35/,
        remedy: /eks-cni pins/,
      },
    );
  });
  it("accepts one for this minor", () => {
    assertAccepted(releaseVersionFormat, { group: { releaseVersion: "1.35.2-20261015" } });
  });
  it("accepts Bottlerocket's own numbers", () => {
    assertAccepted(releaseVersionFormat, {
      nodeGroups: [{ ...BOTTLEROCKET, releaseVersion: "1.57.0-3a1b2c4d" }],
    });
  });
});
