import { vpcCniIpv6 } from "../../rules/vpc-cni-ipv6";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule vpc-cni-ipv6", () => {
  it("refuses aws-vpc-cni on an IPv6 cluster", () => {
    assertRefused(
      vpcCniIpv6,
      { ...chained(), cluster: { ipFamily: "ipv6" } },
      {
        path: "vpcCni.mode",
        message: /permissions for IPv4 only/,
        remedy: /ipFamily: ipv4/,
      },
    );
  });
  it("accepts IPv4, and no aws-vpc-cni", () => {
    assertAccepted(vpcCniIpv6, chained());
    assertAccepted(vpcCniIpv6, { cluster: { ipFamily: "ipv6" } });
  });
});
