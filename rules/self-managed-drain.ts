import { NodeGroupKind } from "../spec/choices";
import { rule } from "./rule";

/**
 * EKS drains the nodes of managed groups only. When EC2 Auto Scaling takes a node away, by an instance refresh, by a
 * smaller desired size, by an interruption of spot, pods get the kubelet's grace period for a shutdown, and
 * PodDisruptionBudgets are not asked.
 *
 * @see aws/aws-node-termination-handler: README, Queue Processor; Amazon EKS User Guide, "Update an existing self-managed node group"
 */
export const selfManagedDrain = rule({
  id: "self-managed-drain",
  severity: "info",
  title: "Something drains self-managed nodes",
  needs: ["nodeGroups"],
  judge: ({ nodeGroups }) => {
    const paths = nodeGroups.flatMap(({ kind }, index) =>
      kind === NodeGroupKind.SelfManaged ? [`nodeGroups[${String(index)}]`] : [],
    );
    return paths.slice(0, 1).map((path) => ({
      path: `${path}.kind`,
      message: `EKS does not drain the nodes of ${paths.join(", ")}: an instance refresh or a spot interruption ends their pods without asking PodDisruptionBudgets`,
      remedy:
        "install aws-node-termination-handler in queue mode, with a lifecycle hook on the Auto Scaling group, or suppress this rule with the reason",
    }));
  },
});
