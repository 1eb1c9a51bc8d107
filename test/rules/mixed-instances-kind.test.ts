import { mixedInstancesKind } from "../../rules/mixed-instances-kind";
import { assertAccepted, assertRefused } from "./spec-fixture";

const mixedInstances = { onDemandBase: 1 };

describe("rule mixed-instances-kind", () => {
  it("refuses a mix on a managed group, whether or not it says that it is one", () => {
    for (const group of [{ mixedInstances }, { mixedInstances, kind: "managed" as const }]) {
      assertRefused(
        mixedInstancesKind,
        { group },
        {
          path: "nodeGroups[0].mixedInstances",
          message: /managed.*one purchase option.*would be ignored/,
          remedy: /kind: selfManaged/,
        },
      );
    }
  });
  it("accepts it on a self-managed one", () => {
    assertAccepted(mixedInstancesKind, { group: { kind: "selfManaged", mixedInstances } });
    assertAccepted(mixedInstancesKind, {});
  });
});
