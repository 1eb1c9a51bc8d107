import { ciliumMistypedValue } from "../../rules/cilium-mistyped-value";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-mistyped-value", () => {
  it("refuses a string where a boolean is meant", () => {
    assertRefused(
      ciliumMistypedValue,
      { cni: { values: { hubble: { enabled: "yes" } } } },
      {
        path: "cni.values.hubble.enabled",
        message: /is not a boolean.*Helm would refuse/,
        remedy: /write a boolean/,
      },
    );
  });
  it("accepts null, which removes a default", () => {
    assertAccepted(ciliumMistypedValue, { cni: { values: { hubble: { enabled: null } } } });
  });
});
