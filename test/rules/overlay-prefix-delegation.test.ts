import { overlayPrefixDelegation } from "../../rules/overlay-prefix-delegation";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule overlay-prefix-delegation", () => {
  it("refuses prefixes on an overlay", () => {
    assertRefused(overlayPrefixDelegation, calico({ prefixDelegation: true }), {
      path: "cni.prefixDelegation",
      message: /come from cni\.podCidr.*would be ignored/,
      remedy: /delete it/,
    });
  });
  it("accepts false there, and true where ENIs give addresses", () => {
    assertAccepted(overlayPrefixDelegation, calico());
    assertAccepted(overlayPrefixDelegation, calico({ mode: "policyOnly", prefixDelegation: true }));
    assertAccepted(overlayPrefixDelegation);
  });
});
