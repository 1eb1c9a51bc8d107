import { calicoBottlerocketVersion } from "../../rules/calico-bottlerocket-version";
import { calico } from "./calico-fixture";
import { AL2023, assertAccepted, assertRefused, BOTTLEROCKET } from "./spec-fixture";

describe("rule calico-bottlerocket-version", () => {
  const release = (releaseVersion: string) => ({
    ...calico(),
    nodeGroups: [{ ...BOTTLEROCKET, releaseVersion }],
  });
  it("refuses a Bottlerocket before 1.47", () => {
    assertRefused(calicoBottlerocketVersion, release("1.46.0-c7cc1bd3"), {
      path: "nodeGroups[0].releaseVersion",
      message: /1\.46\.0-c7cc1bd3 is older than 1\.47.*could fail/,
      remedy: /1\.47 or later/,
    });
  });
  it("accepts 1.47, one that is left out, and AL2023", () => {
    assertAccepted(calicoBottlerocketVersion, release("1.47.0-1a2b3c4d"));
    assertAccepted(calicoBottlerocketVersion, calico());
    assertAccepted(calicoBottlerocketVersion, {
      ...calico(),
      nodeGroups: [{ ...AL2023, releaseVersion: "1.35.0-20261101" }],
    });
  });
});
