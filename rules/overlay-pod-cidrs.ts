import { CniKind, CniMode } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { calicoValue } from "./calico-values";
import { isDocument, valueAt } from "./document-value";

const POOLS = "installation.calicoNetwork.ipPools";
const POOL = "ipam.operator.clusterPoolIPv4PodCIDRList";

/** The blocks from which an overlay gives out pod addresses, each with the place where it was written. */
export function overlayPodCidrs(cni: CniSpec): readonly { path: string; cidr: string }[] {
  if (cni.mode !== CniMode.Overlay) {
    return [];
  }
  const pool = cni.kind === CniKind.Cilium ? valueAt(cni.values, POOL) : undefined;
  if (Array.isArray(pool)) {
    return pool
      .filter((cidr) => typeof cidr === "string")
      .map((cidr, index) => ({ path: `cni.values.${POOL}[${String(index)}]`, cidr }));
  }
  const pools = calicoValue(cni, POOLS);
  if (Array.isArray(pools)) {
    return pools.flatMap((pool: unknown, index) => {
      const cidr: unknown = isDocument(pool) ? pool["cidr"] : undefined;
      return typeof cidr === "string"
        ? [{ path: `cni.values.${POOLS}[${String(index)}].cidr`, cidr }]
        : [];
    });
  }
  return cni.podCidr === undefined ? [] : [{ path: "cni.podCidr", cidr: cni.podCidr }];
}
