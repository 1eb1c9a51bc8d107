import { mixedInstancesCapacityType } from "../../rules/mixed-instances-capacity-type";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule mixed-instances-capacity-type", () => {
  it("refuses spot beside a mix, with what the mix says", () => {
    assertRefused(
      mixedInstancesCapacityType,
      { group: { kind: "selfManaged", capacityType: "spot", mixedInstances: { onDemandBase: 2 } } },
      {
        path: "nodeGroups[0].capacityType",
        message: /onDemandBase 2 and onDemandPercentage 0; capacityType would be ignored/,
        remedy: /delete capacityType, or mixedInstances/,
      },
    );
  });
  it("accepts either alone", () => {
    const kind = "selfManaged";
    assertAccepted(mixedInstancesCapacityType, { group: { kind, capacityType: "spot" } });
    assertAccepted(mixedInstancesCapacityType, { group: { kind, mixedInstances: {} } });
  });
});
