import { ciliumOverlayIpv6 } from "../../rules/cilium-overlay-ipv6";
import { overlay } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-overlay-ipv6", () => {
  const cluster = { ipFamily: "ipv6" } as const;
  it("refuses an overlay of IPv4 in an IPv6 cluster", () => {
    assertRefused(
      ciliumOverlayIpv6,
      { ...overlay(), cluster },
      { path: "cni.mode", message: /no pod would reach a Service/, remedy: /ipFamily: ipv4/ },
    );
  });
  it("accepts the overlay in an IPv4 cluster, and ENI mode in either", () => {
    assertAccepted(ciliumOverlayIpv6, overlay());
    assertAccepted(ciliumOverlayIpv6, { cluster, cni: { version: "1.20.0" } });
  });
});
