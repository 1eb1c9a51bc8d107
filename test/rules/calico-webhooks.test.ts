import { calicoWebhooks } from "../../rules/calico-webhooks";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-webhooks", () => {
  it("tells of webhooks that the control plane does not reach", () => {
    assertRefused(calicoWebhooks, calico(), {
      path: "cni.mode",
      message: /reaches no pod of an overlay.*time out unless they use the host network/,
      remedy: /hostNetwork: true/,
    });
  });
  it("has nothing to tell where pods have addresses of the VPC", () => {
    assertAccepted(calicoWebhooks, calico({ mode: "policyOnly" }));
    assertAccepted(calicoWebhooks);
  });
});
