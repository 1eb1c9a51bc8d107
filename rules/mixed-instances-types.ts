import { rule } from "./rule";

/**
 * A mix chooses among pools of capacity, and a pool is one instance type in one zone. With one type a shortage takes
 * the whole share that is on spot, and none comes back.
 *
 * @see Amazon EC2 Auto Scaling User Guide, "Best practices for Spot Instances", flexibility about instance types
 */
export const mixedInstancesTypes = rule({
  id: "mixed-instances-types",
  severity: "error",
  title: "A mix has several instance types",
  needs: ["group"],
  judge: ({ group }) =>
    group.mixedInstances !== undefined && new Set(group.instanceTypes).size < 2
      ? [
          {
            path: "instanceTypes",
            message: `${group.instanceTypes.join(", ")} alone, with mixedInstances; there would be nothing to choose from, and a shortage of this type would take all spot nodes at once`,
            remedy:
              "name two or more types of the same architecture and size, or delete mixedInstances",
          },
        ]
      : [],
});
