import { mixedInstancesTypes } from "../../rules/mixed-instances-types";
import { assertAccepted, assertRefused } from "./spec-fixture";

const group = { kind: "selfManaged", mixedInstances: {} } as const;

describe("rule mixed-instances-types", () => {
  it("refuses a mix over one type, also when it is written twice", () => {
    for (const instanceTypes of [["m7g.large"], ["m7g.large", "m7g.large"]]) {
      assertRefused(
        mixedInstancesTypes,
        { group: { ...group, instanceTypes } },
        {
          path: "nodeGroups[0].instanceTypes",
          message: /m7g\.large alone.*nothing to choose from/,
          remedy: /two or more types/,
        },
      );
    }
  });
  it("accepts two types, and one without a mix", () => {
    assertAccepted(mixedInstancesTypes, {
      group: { ...group, instanceTypes: ["m7g.large", "c7g.large"] },
    });
    assertAccepted(mixedInstancesTypes, { group: { kind: "selfManaged" } });
  });
});
