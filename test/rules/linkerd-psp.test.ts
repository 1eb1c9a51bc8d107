import { linkerdPsp } from "../../rules/linkerd-psp";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-psp", () => {
  it("refuses an API that is gone", () => {
    assertRefused(
      linkerdPsp,
      { linkerd: { cniValues: { enablePSP: true } } },
      {
        path: "linkerd.cniValues.enablePSP",
        message: /policy\/v1beta1.*Helm would refuse/,
        remedy: /delete it/,
      },
    );
  });
  it("refuses it for the control plane, once there is one", () => {
    const controlPlaneValues = { enablePSP: true };
    assertRefused(
      linkerdPsp,
      { linkerd: { controlPlane: true, controlPlaneValues } },
      {
        path: "linkerd.controlPlaneValues.enablePSP",
        message: /policy\/v1beta1/,
        remedy: /delete it/,
      },
    );
    assertAccepted(linkerdPsp, { linkerd: { controlPlaneValues } });
  });
  it("accepts false", () => {
    assertAccepted(linkerdPsp, { linkerd: { cniValues: { enablePSP: false } } });
  });
});
