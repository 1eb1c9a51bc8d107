import { podPoolCapacity } from "../capacity";
import { CniKind } from "../spec/choices";
import { rule } from "./rule";

/**
 * On its overlay Cilium gives each node one share of the pod CIDR, and a node without one never gets ready. The
 * pool cannot be changed without breaking every pod.
 *
 * @see cilium/cilium: Documentation/network/concepts/ipam/cluster-pool.rst
 */
export const capacityPodPool = rule({
  id: "capacity-pod-pool",
  severity: "error",
  title: "The pod CIDR has a share for every node",
  needs: ["nodeGroups", "cni"],
  judge: ({ nodeGroups, cni }) => {
    const pool = cni.kind === CniKind.Cilium ? podPoolCapacity(cni, nodeGroups) : undefined;
    if (pool === undefined || pool.needs.max.nodes <= pool.nodes) {
      return [];
    }
    const { desired, max } = pool.needs;
    return [
      {
        path: pool.path,
        message: `${pool.why}, and scaling allows ${String(max.nodes)} nodes (${String(desired.nodes)} desired); the others would stay NotReady`,
        remedy: `choose a larger block, for example "100.64.0.0/14"${pool.blockPrefixLength < 28 ? `, or write a larger cni.podCidrMaskSize than ${String(pool.blockPrefixLength)} (fewer pods per node)` : ""}`,
      },
    ];
  },
});
