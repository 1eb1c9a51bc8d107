import { linkerdSidecarOff } from "../../rules/linkerd-sidecar-off";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-sidecar-off", () => {
  it("warns of a proxy that starts after init containers", () => {
    assertRefused(
      linkerdSidecarOff,
      { linkerd: { controlPlane: true, controlPlaneValues: { proxy: { nativeSidecar: false } } } },
      {
        path: "linkerd.controlPlaneValues.proxy.nativeSidecar",
        message: /would have no network/,
        remedy: /user 2102/,
      },
    );
  });
  it("accepts it without linkerd-cni, whose rules come with an init container too", () => {
    assertAccepted(linkerdSidecarOff, {
      linkerd: {
        cni: false,
        controlPlane: true,
        controlPlaneValues: { proxy: { nativeSidecar: false } },
      },
    });
    assertAccepted(linkerdSidecarOff, { linkerd: { controlPlane: true } });
  });
});
