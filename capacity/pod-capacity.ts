import { CniMode } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { eniLimits, takesPrefixes } from "./eni-limits";
import { podCeiling } from "./pod-ceiling";

/** What decides how many pods get an address. */
export type CapacityCni = Pick<CniSpec, "kind" | "mode" | "prefixDelegation">;

/** How many pods an instance type can run. */
export interface KnownPodCapacity {
  readonly known: true;
  readonly instanceType: string;
  /** Pods that find an address; undefined on an overlay, whose addresses do not come from ENIs. */
  readonly limit: number | undefined;
  /** What to give the kubelet: `limit`, but never above the ceiling. */
  readonly maxPods: number;
  /** The arithmetic, for people. */
  readonly why: string;
}

/** The table does not have the type: give `maxPods`, or a type that {@link knownInstanceTypes} lists. */
export interface UnknownPodCapacity {
  readonly known: false;
  readonly instanceType: string;
}

export type PodCapacity = KnownPodCapacity | UnknownPodCapacity;

/** Addresses of one /28 prefix. */
const PREFIX_ADDRESSES = 16;

/** aws-node and kube-proxy are pods, use the host network, and so need no address (nodeadm/internal/kubelet/eni_max_pods.go). */
const HOST_NETWORK_PODS = 2;

function capped(
  instanceType: string,
  limit: number | undefined,
  arithmetic: string,
): KnownPodCapacity {
  const ceiling = podCeiling(instanceType);
  if (limit !== undefined && limit <= ceiling) {
    return { known: true, instanceType, limit, maxPods: limit, why: arithmetic };
  }
  const why = `${arithmetic}, capped at ${String(ceiling)}`;
  return { known: true, instanceType, limit, maxPods: ceiling, why };
}

function eniCapacity(
  instanceType: string,
  cni: CapacityCni,
  firstInterfaceIndex: number,
): PodCapacity {
  const limits = eniLimits(instanceType);
  if (limits === undefined) return { known: false, instanceType };
  const enis = Math.max(0, limits.enis - firstInterfaceIndex);
  const slots = limits.ipv4PerEni - 1;
  const prefixes = cni.prefixDelegation && takesPrefixes(instanceType);
  const addresses = enis * slots * (prefixes ? PREFIX_ADDRESSES : 1);
  const arithmetic =
    `${instanceType}: ${String(enis)} ENIs x ${String(slots)} ` +
    (prefixes ? `prefixes x ${String(PREFIX_ADDRESSES)} addresses` : "addresses");
  // Cilium itself takes two addresses (router and health), and its agent and Envoy are pods that take none: they cancel out.
  if (cni.mode === CniMode.Eni) return capped(instanceType, addresses, arithmetic);
  const limit = addresses + HOST_NETWORK_PODS;
  return capped(instanceType, limit, `${arithmetic} + ${String(HOST_NETWORK_PODS)} on the host`);
}

/**
 * How many pods one instance type runs under a CNI.
 *
 * @param instanceType - for example `m7g.large`
 * @param cni - kind, mode and whether ENIs get /28 prefixes
 * @param firstInterfaceIndex - first ENI whose addresses pods may use (Cilium's `eni.nodeSpec.firstInterfaceIndex`)
 */
export function podCapacity(
  instanceType: string,
  cni: CapacityCni,
  firstInterfaceIndex = 0,
): PodCapacity {
  switch (cni.mode) {
    case CniMode.Overlay:
      return capped(instanceType, undefined, `${instanceType}: addresses come from the overlay`);
    case CniMode.Eni:
    case CniMode.Chained:
    case CniMode.PolicyOnly:
      return eniCapacity(instanceType, cni, firstInterfaceIndex);
    default: {
      const never: never = cni.mode;
      return never;
    }
  }
}
