import { ipv6EniUnsupported } from "../../rules/ipv6-eni-unsupported";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule ipv6-eni-unsupported", () => {
  it("refuses IPv6 before Cilium 1.20", () => {
    assertRefused(
      ipv6EniUnsupported,
      { cluster: { ipFamily: "ipv6" }, cni: { version: "1.19.6" } },
      {
        path: "cni.version",
        message: /1\.19\.6 has no IPv6.*would get no address/,
        remedy: /1\.20\.0 or later/,
      },
    );
  });
  it("accepts 1.20", () => {
    assertAccepted(ipv6EniUnsupported, {
      cluster: { ipFamily: "ipv6" },
      cni: { version: "1.20.0" },
    });
  });
});
