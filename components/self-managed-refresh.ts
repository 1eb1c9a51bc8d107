import type * as aws from "@pulumi/aws";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";

/**
 * Least share of a group that an instance refresh leaves in service, in percent; 0 to 99. EC2 rounds the number of
 * nodes up, so a fraction is cut: of three nodes 66 % are two.
 *
 * @see {@link https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html | RefreshPreferences}
 */
export function minHealthyPercentage({
  update,
  scaling,
}: Pick<NodeGroupSpec, "scaling" | "update">): number {
  if (update.maxUnavailablePercentage !== undefined) return 100 - update.maxUnavailablePercentage;
  const nodes = Math.max(scaling.desired, 1);
  const away = Math.min(update.maxUnavailable ?? DEFAULTS.nodeGroup.maxUnavailable, nodes);
  return Math.floor((100 * (nodes - away)) / nodes);
}

/** How a new version of the launch template reaches the nodes. */
export function instanceRefresh(
  group: Pick<NodeGroupSpec, "scaling" | "update">,
): aws.types.input.autoscaling.GroupInstanceRefresh {
  return {
    strategy: "Rolling",
    preferences: {
      minHealthyPercentage: minHealthyPercentage(group),
      instanceWarmup: String(DEFAULTS.gates.refreshWarmupSec),
      // Nodes that an earlier, interrupted refresh renewed stay.
      skipMatching: true,
      // The provider gives the group its new version before it starts the refresh: a rollback would be to the same one,
      // again and again (hashicorp/terraform-provider-aws#34189). The wait for the nodes cancels instead.
      autoRollback: false,
    },
  };
}
