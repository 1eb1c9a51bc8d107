import { podPoolCapacity } from "../capacity";
import { CniKind } from "../spec/choices";
import { rule } from "./rule";

/**
 * Calico's nodes take blocks of the pool as their pods need them. When the blocks are gone nodes borrow single
 * addresses of others, a route each; when the addresses are gone pods get none.
 *
 * @see projectcalico/calico: IPPool, blockSize; Calico documentation, "Get started with IP address management"
 */
export const capacityPodPoolFull = rule({
  id: "capacity-pod-pool-full",
  severity: "warning",
  title: "The pod CIDR holds the pods of all nodes",
  needs: ["nodeGroups", "cni"],
  judge: ({ nodeGroups, cni }) => {
    const pool = cni.kind === CniKind.Calico ? podPoolCapacity(cni, nodeGroups) : undefined;
    if (pool === undefined || pool.needs.max.blocks <= pool.blocks) {
      return [];
    }
    const { nodes, blocks } = pool.needs.max;
    return [
      {
        path: pool.path,
        message: `${pool.why}, and ${String(nodes)} nodes with all their pods would take ${String(blocks)}; the last pods would get no address, or a borrowed one`,
        remedy: `choose a larger block, for example "100.64.0.0/14", or lower scaling.max or maxPods`,
      },
    ];
  },
});
