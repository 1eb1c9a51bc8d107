import type { CiliumEniPolicy, EniPolicy, VpcCniPolicy, AddressPolicy } from "./address-policy";
import type { EniLimits } from "./eni-limits";
import type { AddressUse, NodeUse } from "./model";
import {
  HOST_NETWORK_PODS,
  interfaceRoom,
  PREFIX_ADDRESSES,
  type InterfaceRoom,
} from "./pod-capacity";

/** No addresses at all. */
export const NOTHING: AddressUse = { singles: 0, prefixes: 0, total: 0 };

/** Makes the sum of a use complete. */
export function addressUse(singles: number, prefixes: number): AddressUse {
  return { singles, prefixes, total: singles + prefixes * PREFIX_ADDRESSES };
}

/** A use, `times` over. */
export function scaleUse({ singles, prefixes }: AddressUse, times: number): AddressUse {
  return addressUse(singles * times, prefixes * times);
}

/** Two uses together. */
export function addUses(left: AddressUse, right: AddressUse): AddressUse {
  return addressUse(left.singles + right.singles, left.prefixes + right.prefixes);
}

/** The operator counts addresses, and asks for whole prefixes (cilium/cilium: pkg/ipam/node.go, calculateNeededIPs). */
function ciliumSlots(policy: CiliumEniPolicy, room: InterfaceRoom, pods: number): number {
  const most = Math.min(room.addresses, policy.maxAllocate ?? room.addresses);
  const wanted = Math.max(pods + policy.preAllocate, policy.minAllocate);
  const addresses = Math.min(most, wanted);
  return room.prefixes ? Math.ceil(addresses / PREFIX_ADDRESSES) : addresses;
}

/** amazon-vpc-cni-k8s: docs/eni-and-ip-target.md and docs/prefix-and-ip-target.md, whose tables the tests hold it to. */
function vpcCniSlots(policy: VpcCniPolicy, room: InterfaceRoom, pods: number): number {
  const most = room.enis * room.slots;
  const perSlot = room.prefixes ? PREFIX_ADDRESSES : 1;
  const { warmAddresses, minimumAddresses } = policy;
  if (warmAddresses !== undefined || minimumAddresses !== undefined) {
    const addresses = Math.max(pods + (warmAddresses ?? 0), minimumAddresses ?? 0);
    return Math.min(most, Math.ceil(addresses / perSlot));
  }
  const used = Math.ceil(pods / perSlot);
  return room.prefixes
    ? Math.min(most, used + policy.warmPrefixes)
    : Math.min(most, (Math.ceil(used / Math.max(1, room.slots)) + policy.warmEnis) * room.slots);
}

function eniNodeUse(
  instanceType: string,
  limits: EniLimits,
  policy: EniPolicy,
  pods: number,
): NodeUse {
  const room = interfaceRoom(instanceType, limits, policy);
  const slots =
    policy.kind === "ciliumEni" ? ciliumSlots(policy, room, pods) : vpcCniSlots(policy, room, pods);
  const first = policy.firstInterfaceIndex;
  const enis = Math.max(1, first + (room.slots === 0 ? 0 : Math.ceil(slots / room.slots)));
  const use = (own: number, filled: number): AddressUse =>
    room.prefixes ? addressUse(own, filled) : addressUse(own + filled, 0);
  // The node's own interface is in the node's subnet, and the addresses on it with it.
  const onFirst = first > 0 ? 0 : Math.min(slots, room.slots);
  const elsewhere = policy.podSubnets;
  const [one, many] = room.prefixes ? ["prefix", "prefixes"] : ["address", "addresses"];
  const filled = `${String(slots)} ${slots === 1 ? one : many} for pods`;
  return {
    enis,
    inNodeSubnets: elsewhere ? use(1, onFirst) : use(enis, slots),
    inPodSubnets: elsewhere ? use(enis - 1, slots - onFirst) : NOTHING,
    why: `${instanceType}: ${String(enis)} ${enis === 1 ? "ENI" : "ENIs"} with an address of ${enis === 1 ? "its" : "their"} own and ${filled}`,
  };
}

/**
 * What one node takes while `pods` of its addresses are in use.
 *
 * @param pods - addresses in use; see {@link usedAddresses}
 * @returns undefined where the type's interfaces would have to be known and are not
 */
export function nodeUse(
  instanceType: string,
  limits: EniLimits | undefined,
  policy: AddressPolicy,
  pods: number,
): NodeUse | undefined {
  if (policy.kind === "ciliumPool" || policy.kind === "calicoPool") {
    const why = "1 address of the node's own; pods have those of the overlay";
    return { enis: 1, inNodeSubnets: addressUse(1, 0), inPodSubnets: NOTHING, why };
  }
  return limits === undefined ? undefined : eniNodeUse(instanceType, limits, policy, pods);
}

/** Cilium's own on each node: the router, and the health endpoint. */
const CILIUM_OWN = 2;

/** Addresses in use on a node with its first pod, and on one with `maxPods` pods. */
export function usedAddresses(
  policy: EniPolicy,
  maxPods: number,
): { readonly atStart: number; readonly full: number } {
  // On Cilium its own two and its two pods on the host cancel out.
  return policy.kind === "ciliumEni"
    ? { atStart: CILIUM_OWN + 1, full: maxPods }
    : { atStart: 1, full: Math.max(0, maxPods - HOST_NETWORK_PODS) };
}
