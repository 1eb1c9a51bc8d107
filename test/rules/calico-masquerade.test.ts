import { calicoMasquerade } from "../../rules/calico-masquerade";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-masquerade", () => {
  it("refuses an overlay whose pods reach nothing outside", () => {
    assertRefused(calicoMasquerade, calico({ masquerade: false }), {
      path: "cni.masquerade",
      message: /EC2 would drop whatever pods send beyond the nodes/,
      remedy: /leave it out/,
    });
  });
  it("accepts the default, and pods with addresses of the VPC", () => {
    assertAccepted(calicoMasquerade, calico());
    assertAccepted(calicoMasquerade, calico({ mode: "policyOnly", masquerade: false }));
  });
});
