import { vpcCniVethPrefix } from "../../rules/vpc-cni-veth-prefix";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { withVariables } from "./vpc-cni-fixture";

const PREFIX = { AWS_VPC_K8S_CNI_VETHPREFIX: "pod" };
const policyOnly = (env: object) => ({
  ...calico({ mode: "policyOnly" }),
  vpcCni: { mode: "installed" as const, values: { env } },
});

describe("rule vpc-cni-veth-prefix", () => {
  it("refuses names by which Calico knows no pod", () => {
    assertRefused(vpcCniVethPrefix, policyOnly(PREFIX), {
      path: "vpcCni.values.env.AWS_VPC_K8S_CNI_VETHPREFIX",
      message: /would enforce no policy on any pod/,
      remedy: /delete it/,
    });
  });
  it("accepts the default, and other names below Cilium", () => {
    assertAccepted(vpcCniVethPrefix, policyOnly({ AWS_VPC_K8S_CNI_VETHPREFIX: "eni" }));
    assertAccepted(vpcCniVethPrefix, policyOnly({}));
    assertAccepted(vpcCniVethPrefix, withVariables(PREFIX));
  });
});
