import { CniKind, CniMode } from "../spec/choices";
import type { CniSpec, NodeGroupSpec } from "../spec/cluster-spec";
import { addressPolicy } from "./address-policy";
import { groupMaxPods } from "./group-max-pods";
import type { PodPoolCapacity, PoolNeed } from "./model";
import { HOST_NETWORK_PODS } from "./pod-capacity";
import { blockSize, shareOfNothing } from "./subnet-room";
import { valueAt } from "./values-at";

/** Where Helm values have a pool of their own, and how its blocks are spelt. */
const POOLS: Readonly<Record<CniKind, string>> = {
  [CniKind.Cilium]: "ipam.operator.clusterPoolIPv4PodCIDRList",
  [CniKind.Calico]: "installation.calicoNetwork.ipPools",
};

/** Calico's tunnel address, one per node, is one of the pool's (projectcalico/calico: node/pkg/allocateip/allocateip.go). */
const CALICO_TUNNEL_ADDRESSES = 1;

type Pool = Pick<PodPoolCapacity, "path" | "cidrs">;

/** The blocks that Helm values lay over ours, or those of `cni.podCidr`. */
function poolOf(cni: CniSpec): Pool | undefined {
  const path = POOLS[cni.kind];
  const given = valueAt(cni.values, path);
  const list = (Array.isArray(given) ? (given as readonly unknown[]) : [])
    .map((member) => (typeof member === "string" ? member : valueAt({ member }, "member.cidr")))
    .filter((cidr): cidr is string => typeof cidr === "string" && blockSize(cidr) !== undefined);
  if (list.length > 0) return { path: `cni.values.${path}`, cidrs: list };
  return cni.podCidr !== undefined && blockSize(cni.podCidr) !== undefined
    ? { path: "cni.podCidr", cidrs: [cni.podCidr] }
    : undefined;
}

/** Blocks that one node takes with all its pods. */
function blocksPerNode(cni: CniSpec, group: NodeGroupSpec, addressesPerBlock: number): number {
  if (cni.kind === CniKind.Cilium) return 1;
  const { maxPods } = groupMaxPods(group, cni);
  const addresses = Math.max(0, maxPods - HOST_NETWORK_PODS) + CALICO_TUNNEL_ADDRESSES;
  return Math.ceil(addresses / addressesPerBlock);
}

/** The pool of an overlay beside what the groups take from it; undefined elsewhere, and while it is not written. */
export function podPoolCapacity(
  cni: CniSpec,
  nodeGroups: readonly NodeGroupSpec[],
): PodPoolCapacity | undefined {
  const policy = addressPolicy(cni);
  const pool = poolOf(cni);
  if (cni.mode !== CniMode.Overlay || pool === undefined) return undefined;
  if (policy.kind !== "ciliumPool" && policy.kind !== "calicoPool") return undefined;
  const blockPrefixLength =
    policy.kind === "ciliumPool" ? policy.sharePrefixLength : policy.blockPrefixLength;
  const addressesPerBlock = 2 ** (32 - blockPrefixLength);
  const sizes = pool.cidrs.map((cidr) => blockSize(cidr) ?? 0);
  const blocks = sizes.reduce((sum, size) => sum + Math.floor(size / addressesPerBlock), 0);
  const need = (count: "desired" | "max"): PoolNeed => {
    const nodes = nodeGroups.reduce((sum, { scaling }) => sum + scaling[count], 0);
    const taken = nodeGroups.reduce(
      (sum, group) => sum + group.scaling[count] * blocksPerNode(cni, group, addressesPerBlock),
      0,
    );
    return {
      nodes,
      blocks: taken,
      share: blocks === 0 ? shareOfNothing(taken) : taken / blocks,
    };
  };
  const length = String(blockPrefixLength);
  return {
    ...pool,
    addresses: sizes.reduce((sum, size) => sum + size, 0),
    blockPrefixLength,
    blocks,
    nodes: blocks,
    needs: { desired: need("desired"), max: need("max") },
    why:
      policy.kind === "ciliumPool"
        ? `${pool.cidrs.join(", ")} has ${String(blocks)} shares of /${length}, one for each node`
        : `${pool.cidrs.join(", ")} has ${String(blocks)} blocks of /${length}; a node takes as many as its pods need`,
  };
}
