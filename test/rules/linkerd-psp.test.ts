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
  it("accepts false", () => {
    assertAccepted(linkerdPsp, { linkerd: { cniValues: { enablePSP: false } } });
  });
});
