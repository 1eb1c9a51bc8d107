import { ciliumHubble } from "../../rules/cilium-hubble";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-hubble", () => {
  it("refuses the UI without its relay", () => {
    assertRefused(
      ciliumHubble,
      {
        cni: {
          hubble: true,
          values: { hubble: { relay: { enabled: false }, ui: { enabled: true } } },
        },
      },
      {
        path: "cni.values.hubble.ui.enabled",
        message: /the chart would refuse to render/,
        remedy: /hubble\.relay\.enabled: true/,
      },
    );
  });
  it("refuses a relay without Hubble", () => {
    assertRefused(
      ciliumHubble,
      { cni: { values: { hubble: { enabled: false, relay: { enabled: true } } } } },
      {
        path: "cni.values.hubble.relay.enabled",
        message: /while Hubble is off/,
        remedy: /cni\.hubble: true/,
      },
    );
  });
  it("accepts all three", () => {
    assertAccepted(ciliumHubble, {
      cni: {
        hubble: true,
        values: { hubble: { relay: { enabled: true }, ui: { enabled: true } } },
      },
    });
  });
});
