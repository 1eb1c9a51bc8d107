import { ipv6ServiceCidr } from "../../rules/ipv6-service-cidr";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule ipv6-service-cidr", () => {
  it("refuses a service CIDR in an IPv6 cluster", () => {
    assertRefused(
      ipv6ServiceCidr,
      { cluster: { ipFamily: "ipv6", serviceCidr: "10.100.0.0/16" } },
      {
        path: "cluster.serviceCidr",
        message: /EKS assigns the block itself and would refuse/,
        remedy: /leave cluster\.serviceCidr out/,
      },
    );
  });
  it("accepts one that is left out", () => {
    assertAccepted(ipv6ServiceCidr, { cluster: { ipFamily: "ipv6" } });
  });
});
