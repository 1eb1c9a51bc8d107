import { ciliumOverlayWebhooks } from "../../rules/cilium-overlay-webhooks";
import { chained, overlay } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-overlay-webhooks", () => {
  it("says that the control plane reaches no pod of an overlay", () => {
    assertRefused(ciliumOverlayWebhooks, overlay(), {
      path: "cni.mode",
      message: /admission webhooks and aggregated APIs .* time out/,
      remedy: /hostNetwork: true.*or choose cni\.mode: eni/,
    });
  });
  it("says nothing where pods are in the VPC", () => {
    assertAccepted(ciliumOverlayWebhooks, {});
    assertAccepted(ciliumOverlayWebhooks, chained());
  });
});
