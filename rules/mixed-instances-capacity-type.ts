import { CapacityType } from "../spec/choices";
import { rule } from "./rule";

/**
 * `capacityType: spot` is all on spot, `mixedInstances` says how much is not: two answers to one question.
 *
 * @see Amazon EC2 Auto Scaling User Guide, "Auto Scaling groups with multiple instance types and purchase options"
 */
export const mixedInstancesCapacityType = rule({
  id: "mixed-instances-capacity-type",
  severity: "error",
  title: "The purchase option is said once",
  needs: ["group"],
  judge: ({ group }) =>
    group.mixedInstances !== undefined && group.capacityType === CapacityType.Spot
      ? [
          {
            path: "capacityType",
            message: `spot beside mixedInstances with onDemandBase ${String(group.mixedInstances.onDemandBase)} and onDemandPercentage ${String(group.mixedInstances.onDemandPercentage)}; capacityType would be ignored`,
            remedy: "delete capacityType, or mixedInstances for a group that is all on spot",
          },
        ]
      : [],
});
