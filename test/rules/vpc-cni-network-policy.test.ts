import { vpcCniNetworkPolicy } from "../../rules/vpc-cni-network-policy";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule vpc-cni-network-policy", () => {
  for (const enableNetworkPolicy of ["true", true]) {
    it(`refuses ${JSON.stringify(enableNetworkPolicy)} below Cilium`, () => {
      assertRefused(vpcCniNetworkPolicy, chained({ values: { enableNetworkPolicy } }), {
        path: "vpcCni.values.enableNetworkPolicy",
        message: /would both enforce policies/,
        remedy: /Cilium enforces them/,
      });
    });
  }
  it("accepts false, and other modes", () => {
    assertAccepted(vpcCniNetworkPolicy, chained({ values: { enableNetworkPolicy: "false" } }));
    assertAccepted(vpcCniNetworkPolicy, chained());
    assertAccepted(vpcCniNetworkPolicy, {
      vpcCni: { mode: "absent", values: { enableNetworkPolicy: "true" } },
    });
  });
});
