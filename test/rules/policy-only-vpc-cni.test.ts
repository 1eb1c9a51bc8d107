import { policyOnlyVpcCni } from "../../rules/policy-only-vpc-cni";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule policy-only-vpc-cni", () => {
  const values = (own: object) => ({
    ...calico({ mode: "policyOnly" }),
    vpcCni: { mode: "installed" as const, values: own },
  });
  it("refuses to keep pods' addresses from Calico", () => {
    assertRefused(policyOnlyVpcCni, values({ env: { ANNOTATE_POD_IP: "false" } }), {
      path: "vpcCni.values.env.ANNOTATE_POD_IP",
      message: /would learn a new pod.s address seconds late/,
      remedy: /"true" is written/,
    });
  });
  it("refuses two programs that enforce policies", () => {
    assertRefused(policyOnlyVpcCni, values({ enableNetworkPolicy: "true" }), {
      path: "vpcCni.values.enableNetworkPolicy",
      message: /would both enforce policies/,
      remedy: /without Calico/,
    });
  });
  it("accepts what says nothing new, and other modes", () => {
    assertAccepted(
      policyOnlyVpcCni,
      values({ env: { ANNOTATE_POD_IP: "true" }, enableNetworkPolicy: "false" }),
    );
    assertAccepted(policyOnlyVpcCni, {
      vpcCni: { mode: "absent", values: { enableNetworkPolicy: "true" } },
    });
  });
});
