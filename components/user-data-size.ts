import * as pulumi from "@pulumi/pulumi";
import { problemSink } from "../rules/sink";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { type UserDataContext, userDataSize } from "../userdata";

/**
 * Refuses user data that EC2 would refuse, now that the cluster's real field lengths are known. In a plan the
 * rule `user-data-size` says so, and the plan is written all the same.
 */
export function checkUserDataSize(group: NodeGroupSpec, context: UserDataContext): void {
  if (problemSink() !== undefined) return;
  const { bytes, allowanceBytes, limitBytes, fits } = userDataSize(group, context);
  if (!fits) {
    throw new pulumi.RunError(
      `nodeGroups.${group.name}: user data has ${String(bytes)} bytes and EKS adds about ` +
        `${String(allowanceBytes)}: EC2 takes at most ${String(limitBytes)} and would refuse the launch ` +
        `template; shorten userDataParts or nodeConfig, or fetch the long part from S3 at boot`,
    );
  }
}
