import { ipv6EniBeta } from "../../rules/ipv6-eni-beta";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule ipv6-eni-beta", () => {
  it("warns that IPv6 in ENI mode is beta", () => {
    assertRefused(
      ipv6EniBeta,
      { cluster: { ipFamily: "ipv6" }, cni: { version: "1.20.0" } },
      { path: "cluster.ipFamily", message: /beta.*would get no address/, remedy: /ipv4/ },
    );
  });
  it("says nothing of IPv4", () => {
    assertAccepted(ipv6EniBeta);
  });
});
