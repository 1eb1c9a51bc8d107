import type { AddressPolicy, EniPolicy } from "./address-policy";
import { eniLimits, takesPrefixes, type EniLimits } from "./eni-limits";
import { podCeiling } from "./pod-ceiling";

/** How many pods an instance type can run. */
export interface KnownPodCapacity {
  readonly known: true;
  readonly instanceType: string;
  /** Pods that find an address; undefined where a node takes as many blocks of an overlay as it needs. */
  readonly limit: number | undefined;
  /** What to give the kubelet: `limit`, but never above the ceiling. */
  readonly maxPods: number;
  /** The arithmetic, for people. */
  readonly why: string;
}

/** The table does not have the type: give `maxPods`, `instanceLimits`, or a type that {@link knownInstanceTypes} lists. */
export interface UnknownPodCapacity {
  readonly known: false;
  readonly instanceType: string;
}

export type PodCapacity = KnownPodCapacity | UnknownPodCapacity;

/**
 * Addresses of one /28 prefix.
 *
 * @see Amazon EC2 User Guide, "Prefix delegation for Amazon EC2 network interfaces"
 */
export const PREFIX_ADDRESSES = 16;

/** aws-node and kube-proxy are pods, use the host network, and so need no address (nodeadm/internal/kubelet/eni_max_pods.go). */
export const HOST_NETWORK_PODS = 2;

/** First and last address of a node's share (cilium/cilium: pkg/ipam/service/ipallocator/allocator.go). */
const SHARE_ENDS = 2;

/** What the network interfaces of one instance hold for pods. */
export interface InterfaceRoom {
  /** Interfaces whose addresses pods use. */
  readonly enis: number;
  /** Addresses or prefixes on each, beside its own address. */
  readonly slots: number;
  /** Whether a slot holds a /28 prefix. */
  readonly prefixes: boolean;
  readonly addresses: number;
}

/** Counts the slots of an instance's interfaces; pods leave the first ones alone, and each keeps an address for itself. */
export function interfaceRoom(
  instanceType: string,
  limits: EniLimits,
  policy: EniPolicy,
): InterfaceRoom {
  const enis = Math.max(0, limits.enis - policy.firstInterfaceIndex);
  const slots = Math.max(0, limits.ipv4PerEni - 1);
  const prefixes = policy.prefixes && takesPrefixes(instanceType);
  return { enis, slots, prefixes, addresses: enis * slots * (prefixes ? PREFIX_ADDRESSES : 1) };
}

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

function eniCapacity(instanceType: string, policy: EniPolicy, limits: EniLimits): PodCapacity {
  const { enis, slots, prefixes, addresses } = interfaceRoom(instanceType, limits, policy);
  const arithmetic =
    `${instanceType}: ${String(enis)} ENIs x ${String(slots)} ` +
    (prefixes ? `prefixes x ${String(PREFIX_ADDRESSES)} addresses` : "addresses");
  if (policy.kind === "vpcCni") {
    const limit = addresses + HOST_NETWORK_PODS;
    return capped(instanceType, limit, `${arithmetic} + ${String(HOST_NETWORK_PODS)} on the host`);
  }
  // Cilium itself takes two addresses (router and health), and its agent and Envoy are pods that take none: they cancel out.
  const most = policy.maxAllocate ?? addresses;
  return most < addresses
    ? capped(instanceType, most, `${arithmetic}, of which ipamMaxAllocate allows ${String(most)}`)
    : capped(instanceType, addresses, arithmetic);
}

/**
 * How many pods one instance type runs under a CNI.
 *
 * @param instanceType - for example `m7g.large`
 * @param policy - who gives out addresses, see {@link addressPolicy}
 * @param limits - what EC2 lets the type have
 */
export function podCapacity(
  instanceType: string,
  policy: AddressPolicy,
  limits: EniLimits | undefined = eniLimits(instanceType),
): PodCapacity {
  switch (policy.kind) {
    case "ciliumEni":
    case "vpcCni":
      return limits === undefined
        ? { known: false, instanceType }
        : eniCapacity(instanceType, policy, limits);
    case "ciliumPool": {
      // Router and health take an address, agent and Envoy are pods without one: they cancel out here too.
      const { sharePrefixLength } = policy;
      const share = Math.max(0, 2 ** (32 - sharePrefixLength) - SHARE_ENDS);
      const arithmetic = `${instanceType}: the node's /${String(sharePrefixLength)} of the overlay holds ${String(share)} addresses`;
      return capped(instanceType, share, arithmetic);
    }
    case "calicoPool":
      return capped(instanceType, undefined, `${instanceType}: addresses come from the overlay`);
    default: {
      const never: never = policy;
      return never;
    }
  }
}
