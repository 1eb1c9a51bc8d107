import { linkerdSidecarImage } from "../../rules/linkerd-sidecar-image";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-sidecar-image", () => {
  it("refuses a plugin that does not find native sidecars", () => {
    assertRefused(
      linkerdSidecarImage,
      { linkerd: { controlPlane: true, imageVersion: "v1.4.0" } },
      {
        path: "linkerd.imageVersion",
        message: /v1\.4\.0 does not find the proxy.*no rules would be made/,
        remedy: /v1\.5\.0 or later/,
      },
    );
  });
  it("accepts v1.5.0, and an older one without native sidecars or without control plane", () => {
    assertAccepted(linkerdSidecarImage, {
      linkerd: { controlPlane: true, imageVersion: "v1.5.0" },
    });
    assertAccepted(linkerdSidecarImage, { linkerd: { imageVersion: "v1.4.0" } });
    assertAccepted(linkerdSidecarImage, {
      linkerd: {
        controlPlane: true,
        imageVersion: "v1.4.0",
        controlPlaneValues: { proxy: { nativeSidecar: false } },
      },
    });
  });
});
