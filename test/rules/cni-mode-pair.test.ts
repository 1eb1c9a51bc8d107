import { cniModePair } from "../../rules/cni-mode-pair";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cni-mode-pair", () => {
  it("refuses Calico on ENIs", () => {
    assertRefused(
      cniModePair,
      { cni: { kind: "calico", mode: "eni" } },
      {
        path: "cni.mode",
        message: /calico has no mode eni: overlay, policyOnly are allowed.*would|could/,
        remedy: /overlay or policyOnly/,
      },
    );
  });
  it("refuses Cilium as policy only", () => {
    assertRefused(
      cniModePair,
      { cni: { mode: "policyOnly" } },
      {
        path: "cni.mode",
        message: /cilium has no mode policyOnly/,
        remedy: /eni or overlay or chained/,
      },
    );
  });
  it("accepts Calico on an overlay", () => {
    assertAccepted(cniModePair, {
      cni: { kind: "calico", mode: "overlay", podCidr: "100.64.0.0/14" },
    });
  });
});
