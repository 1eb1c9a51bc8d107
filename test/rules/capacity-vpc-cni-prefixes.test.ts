import { capacityVpcCniPrefixes } from "../../rules/capacity-vpc-cni-prefixes";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

const vpcCni = {
  mode: "installed",
  values: { env: { ENABLE_PREFIX_DELEGATION: "true" } },
} as const;

describe("rule capacity-vpc-cni-prefixes", () => {
  it("warns of prefixes that max pods do not follow", () => {
    assertRefused(
      capacityVpcCniPrefixes,
      { cni: { mode: "chained", prefixDelegation: false }, vpcCni },
      {
        path: "vpcCni.values.env.ENABLE_PREFIX_DELEGATION",
        message: /general, hardened would take as many pods as without/,
        remedy: /write cni\.prefixDelegation: true/,
      },
    );
  });
  it("accepts them where max pods are given, or follow", () => {
    assertAccepted(capacityVpcCniPrefixes, { cni: { mode: "chained" }, vpcCni });
    assertAccepted(capacityVpcCniPrefixes, {
      cni: { mode: "chained", prefixDelegation: false },
      vpcCni,
      nodeGroups: [{ ...AL2023, maxPods: 110 }],
    });
    assertAccepted(capacityVpcCniPrefixes);
  });
});
