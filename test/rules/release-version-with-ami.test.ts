import { releaseVersionWithAmi } from "../../rules/release-version-with-ami";
import { UNKNOWN } from "../../spec/known";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule release-version-with-ami", () => {
  it("refuses a release beside an AMI", () => {
    assertRefused(
      releaseVersionWithAmi,
      { group: { amiId: "ami-1", releaseVersion: "1.35.2-20261015" } },
      {
        path: "nodeGroups[0].releaseVersion",
        message: /EKS would refuse the group/,
        remedy: /delete releaseVersion, or amiId/,
      },
    );
  });
  it("refuses it beside an AMI that is not known yet", () => {
    assertRefused(
      releaseVersionWithAmi,
      { group: { amiId: UNKNOWN as unknown as string, releaseVersion: "1.35.2-20261015" } },
      { path: "nodeGroups[0].releaseVersion", message: /beside amiId/, remedy: /delete/ },
    );
  });
  it("says of a self-managed group what would happen there", () => {
    assertRefused(
      releaseVersionWithAmi,
      { group: { kind: "selfManaged", amiId: "ami-1", releaseVersion: "1.35.2-20261015" } },
      {
        path: "nodeGroups[0].releaseVersion",
        message: /would be ignored, since the AMI is the release/,
        remedy: /delete releaseVersion/,
      },
    );
  });
  it("accepts an AMI alone", () => {
    assertAccepted(releaseVersionWithAmi, { group: { amiId: "ami-1" } });
  });
});
