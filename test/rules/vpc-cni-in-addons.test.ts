import { vpcCniInAddons } from "../../rules/vpc-cni-in-addons";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule vpc-cni-in-addons", () => {
  it("refuses vpc-cni among the add-ons", () => {
    assertRefused(
      vpcCniInAddons,
      { addons: { "vpc-cni": {} } },
      { path: "addons.vpc-cni", message: /would run beside the chosen CNI/, remedy: /vpcCni:/ },
    );
  });
  it("accepts other add-ons", () => {
    assertAccepted(vpcCniInAddons, { addons: { "aws-ebs-csi-driver": {} } });
  });
});
