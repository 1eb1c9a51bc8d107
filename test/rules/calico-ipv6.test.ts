import { calicoIpv6 } from "../../rules/calico-ipv6";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-ipv6", () => {
  it("refuses an IPv6 cluster", () => {
    assertRefused(
      calicoIpv6,
      { ...calico(), cluster: { ipFamily: "ipv6" } },
      {
        path: "cluster.ipFamily",
        message: /IPv4 only; pods would get no address/,
        remedy: /write ipv4/,
      },
    );
  });
  it("accepts IPv4", () => {
    assertAccepted(calicoIpv6, calico());
  });
});
