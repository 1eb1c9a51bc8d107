import { ciliumOverlayMasquerade } from "../../rules/cilium-overlay-masquerade";
import { chained, overlay, overlayWith } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-overlay-masquerade", () => {
  it("refuses an overlay without masquerading", () => {
    assertRefused(ciliumOverlayMasquerade, overlay({ masquerade: false }), {
      path: "cni.masquerade",
      message: /the VPC does not route; EC2 would drop/,
      remedy: /leave it out/,
    });
  });
  it("refuses a value that switches it off", () => {
    assertRefused(ciliumOverlayMasquerade, overlayWith({ enableIPv4Masquerade: false }), {
      path: "cni.values.enableIPv4Masquerade",
      message: /EC2 would drop/,
      remedy: /leave it out/,
    });
  });
  it("accepts the default, the same again, and modes with the VPC's addresses", () => {
    assertAccepted(ciliumOverlayMasquerade, overlay());
    assertAccepted(ciliumOverlayMasquerade, overlayWith({ enableIPv4Masquerade: true }));
    assertAccepted(ciliumOverlayMasquerade, { cni: { masquerade: false } });
    assertAccepted(ciliumOverlayMasquerade, chained({ masquerade: false }));
  });
});
