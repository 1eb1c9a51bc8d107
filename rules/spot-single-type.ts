import { CapacityType } from "../spec/choices";
import { rule } from "./rule";

/**
 * Spot capacity is per instance type and zone. With one type an interruption takes all nodes of the group
 * at once, and none comes back while the type is short.
 *
 * @see Amazon EKS User Guide, "Managed node group capacity types", Spot
 */
export const spotSingleType = rule({
  id: "spot-single-type",
  severity: "warning",
  title: "Spot groups have several instance types",
  needs: ["group"],
  judge: ({ group }) =>
    group.capacityType === CapacityType.Spot && new Set(group.instanceTypes).size === 1
      ? [
          {
            path: "instanceTypes",
            message: `${group.instanceTypes.join(", ")} alone, with capacityType spot; a shortage of this type would take all nodes of the group at once`,
            remedy: "name three or more types of the same architecture and similar size",
          },
        ]
      : [],
});
