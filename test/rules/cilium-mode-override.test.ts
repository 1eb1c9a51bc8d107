import { ciliumModeOverride } from "../../rules/cilium-mode-override";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-mode-override", () => {
  it("refuses a tunnel in ENI mode", () => {
    assertRefused(
      ciliumModeOverride,
      { cni: { values: { routingMode: "tunnel" } } },
      {
        path: "cni.values.routingMode",
        message: /"tunnel" contradicts cni\.mode eni.*would be those of another mode/,
        remedy: /decide with cni\.mode/,
      },
    );
  });
  it("refuses ENI mode without ENIs", () => {
    assertRefused(
      ciliumModeOverride,
      { cni: { values: { eni: { enabled: false } } } },
      {
        path: "cni.values.eni.enabled",
        message: /contradicts cni\.mode eni/,
        remedy: /delete the value/,
      },
    );
  });
  it("accepts the same again", () => {
    assertAccepted(ciliumModeOverride, {
      cni: { values: { eni: { enabled: true }, ipam: { mode: "eni" } } },
    });
  });
});
