import { linkerdCniEnabled } from "../../rules/linkerd-cni-enabled";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-cni-enabled", () => {
  it("refuses an init container beside linkerd-cni", () => {
    assertRefused(
      linkerdCniEnabled,
      { linkerd: { controlPlane: true, controlPlaneValues: { cniEnabled: false } } },
      {
        path: "linkerd.controlPlaneValues.cniEnabled",
        message: /false, and linkerd\.cni is true; .*would make the rules a second time/,
        remedy: /follows linkerd\.cni/,
      },
    );
  });
  it("refuses to wait for a linkerd-cni that is not there", () => {
    assertRefused(
      linkerdCniEnabled,
      { linkerd: { cni: false, controlPlane: true, controlPlaneValues: { cniEnabled: true } } },
      {
        path: "linkerd.controlPlaneValues.cniEnabled",
        message: /no rules would lead to the proxy/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts what follows linkerd.cni anyway", () => {
    assertAccepted(linkerdCniEnabled, {
      linkerd: { controlPlane: true, controlPlaneValues: { cniEnabled: true } },
    });
  });
});
