import { vpcCniVersion } from "../../rules/vpc-cni-version";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule vpc-cni-version", () => {
  for (const version of ["1.21.2", "1.24.0"]) {
    it(`warns of ${version}, whose chart nobody read`, () => {
      assertRefused(vpcCniVersion, chained({ as: "helm", version }), {
        path: "vpcCni.version",
        message: /not among the minors whose chart was read \(1\.22, 1\.23\)/,
        remedy: /suppress this rule/,
      });
    });
  }
  it("accepts minors that were read, the default, and what EKS chooses", () => {
    assertAccepted(vpcCniVersion, chained({ as: "helm", version: "1.22.1" }));
    assertAccepted(vpcCniVersion, chained({ as: "helm" }));
    assertAccepted(vpcCniVersion, chained({ version: "v1.19.2-eksbuild.5" }));
    assertAccepted(vpcCniVersion);
  });
});
