import { linkerdControlPlaneUnused } from "../../rules/linkerd-control-plane-unused";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-control-plane-unused", () => {
  it("warns of values for a control plane that is not there", () => {
    assertRefused(
      linkerdControlPlaneUnused,
      { linkerd: { controlPlaneValues: { controllerReplicas: 3 } } },
      {
        path: "linkerd.controlPlaneValues",
        message: /nothing would come of it/,
        remedy: /controlPlane: true/,
      },
    );
  });
  it("warns of an identity for nobody", () => {
    assertRefused(
      linkerdControlPlaneUnused,
      { linkerd: { identity: { source: "certManager" } } },
      { path: "linkerd.identity", message: /not installed/, remedy: /delete it/ },
    );
  });
  it("accepts them with one", () => {
    assertAccepted(linkerdControlPlaneUnused, {
      linkerd: { controlPlane: true, controlPlaneValues: { controllerReplicas: 3 } },
    });
  });
});
