import { ciliumUnverifiedValue } from "../../rules/cilium-unverified-value";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-unverified-value", () => {
  it("warns of a key in a minor that was not read", () => {
    assertRefused(
      ciliumUnverifiedValue,
      { cni: { version: "1.22.1", values: { brandNew: true } } },
      {
        path: "cni.values.brandNew",
        message: /is no value of chart cilium 1\.20\.0, the nearest to 1\.22\.1.*would be ignored/,
        remedy: /suppress this rule/,
      },
    );
  });
  it("leaves a minor that was read to the error", () => {
    assertAccepted(ciliumUnverifiedValue, { cni: { values: { brandNew: true } } });
  });
});
