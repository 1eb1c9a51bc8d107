import { CniKind, CniMode } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { valueAt } from "./document-value";

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
  return cni.podCidr === undefined ? [] : [{ path: "cni.podCidr", cidr: cni.podCidr }];
}
