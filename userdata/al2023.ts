import type { NodeGroupSpec } from "../spec/cluster-spec";
import type { UserDataContext } from "./cluster-connection";
import { BOOTHOOK_TYPE, renderGuard } from "./guard";
import { renderMime, type MimePart } from "./mime";
import { buildNodeConfig, nodeConfig, NODE_CONFIG_TYPE, renderNodeConfig } from "./node-config";

/** File name of the guard's part. */
export const GUARD_FILENAME = "eks-cni-networkd-guard.sh";

/** The parts of an AL2023 node's user data, in order. */
export function buildAl2023Parts(
  group: NodeGroupSpec,
  context: UserDataContext,
): readonly MimePart[] {
  const guard = renderGuard(
    group.primaryRouteMetric === undefined ? {} : { primaryRouteMetric: group.primaryRouteMetric },
  );
  return [
    {
      contentType: NODE_CONFIG_TYPE,
      content: renderNodeConfig(buildNodeConfig(group, context)),
      filename: "eks-cni-node-config.yaml",
    },
    { contentType: BOOTHOOK_TYPE, content: guard, filename: GUARD_FILENAME },
    // nodeadm merges all parts of its type in document order, the later over the earlier: what a user writes is a
    // further part, and nodeadm itself is the one that merges.
    ...group.nodeConfig.map((spec) => ({
      contentType: NODE_CONFIG_TYPE,
      content: renderNodeConfig(nodeConfig(spec)),
    })),
    ...group.userDataParts,
  ];
}

/** The user data of an AL2023 node: NodeConfig, networkd guard, further NodeConfigs, the user's own parts. */
export function renderAl2023(group: NodeGroupSpec, context: UserDataContext): string {
  return renderMime(buildAl2023Parts(group, context));
}
