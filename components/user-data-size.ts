import * as pulumi from "@pulumi/pulumi";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { type ClusterConnection, eksMergeAllowance, USER_DATA_LIMIT_BYTES } from "../userdata";
import { problemSink } from "../rules/sink";

/**
 * Refuses user data that EC2 would refuse, now that the cluster's real field lengths are known. A plan
 * has the rule `user-data-size` for it.
 */
export function checkUserDataSize(
  group: NodeGroupSpec,
  cluster: ClusterConnection,
  text: string,
): void {
  const allowance = group.amiId === undefined ? eksMergeAllowance(cluster) : 0;
  const bytes = Buffer.byteLength(text, "utf8");
  if (bytes + allowance > USER_DATA_LIMIT_BYTES && problemSink() === undefined) {
    throw new pulumi.RunError(
      `nodeGroups.${group.name}: user data has ${String(bytes)} bytes and EKS adds about ` +
        `${String(allowance)}: EC2 takes at most ${String(USER_DATA_LIMIT_BYTES)} and would refuse the launch ` +
        `template; shorten userDataParts or nodeConfig, or fetch the long part from S3 at boot`,
    );
  }
}
