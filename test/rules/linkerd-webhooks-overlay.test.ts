import { linkerdWebhooksOverlay } from "../../rules/linkerd-webhooks-overlay";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-webhooks-overlay", () => {
  it("refuses webhooks that nobody can call", () => {
    assertRefused(
      linkerdWebhooksOverlay,
      { cni: { kind: "calico", mode: "overlay" }, linkerd: { controlPlane: true } },
      {
        path: "linkerd.controlPlane",
        message: /cannot reach pods on an overlay.*"Ignore" no pod would get a proxy/,
        remedy: /inject --manual/,
      },
    );
  });
  it("says what the failure policy Fail makes worse", () => {
    assertRefused(
      linkerdWebhooksOverlay,
      {
        cni: { kind: "calico", mode: "overlay" },
        linkerd: { controlPlane: true, controlPlaneValues: { webhookFailurePolicy: "Fail" } },
      },
      {
        path: "linkerd.controlPlane",
        message: /no pod outside of kube-system could be created/,
        remedy: /policyOnly/,
      },
    );
  });
  it("accepts addresses of the VPC, and linkerd-cni alone", () => {
    assertAccepted(linkerdWebhooksOverlay, { linkerd: { controlPlane: true } });
    assertAccepted(linkerdWebhooksOverlay, { cni: { kind: "calico", mode: "overlay" } });
  });
});
