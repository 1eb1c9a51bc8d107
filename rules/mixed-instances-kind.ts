import { NodeGroupKind } from "../spec/choices";
import { rule } from "./rule";

/**
 * A managed node group has one purchase option. Only an Auto Scaling group of one's own takes a policy that mixes
 * them.
 *
 * @see Amazon EKS API Reference, CreateNodegroup, capacityType; Amazon EC2 Auto Scaling API Reference, MixedInstancesPolicy
 */
export const mixedInstancesKind = rule({
  id: "mixed-instances-kind",
  severity: "error",
  title: "Only self-managed groups mix purchase options",
  needs: ["group"],
  judge: ({ group }) =>
    group.mixedInstances !== undefined && group.kind !== NodeGroupKind.SelfManaged
      ? [
          {
            path: "mixedInstances",
            message:
              "the group is managed, and EKS gives such a group one purchase option; mixedInstances would be ignored",
            remedy:
              "write kind: selfManaged, or delete mixedInstances and make one group on demand and one with capacityType: spot",
          },
        ]
      : [],
});
