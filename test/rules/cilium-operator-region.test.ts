import { ciliumOperatorRegion } from "../../rules/cilium-operator-region";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-operator-region", () => {
  it("refuses a list that loses the region", () => {
    assertRefused(
      ciliumOperatorRegion,
      { cni: { values: { operator: { extraEnv: [{ name: "A", value: "b" }] } } } },
      {
        path: "cni.values.operator.extraEnv",
        message: /would end with "Missing Region"/,
        remedy: /AWS_REGION/,
      },
    );
  });
  it("accepts a list that has it", () => {
    assertAccepted(ciliumOperatorRegion, {
      cni: { values: { operator: { extraEnv: [{ name: "AWS_REGION", value: "eu-central-1" }] } } },
    });
  });
});
