import { groupMaxPods } from "../capacity";
import { CniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * Every pod needs an address: of its node's ENIs, or on Cilium's overlay of the node's share of the pod CIDR. The
 * scheduler believes the kubelet's max pods, so the pods above the capacity are sent to the node and stay in
 * ContainerCreating.
 *
 * @see Amazon EC2 Instance Types Guide, network specifications; cilium/cilium: Documentation/network/concepts/ipam/eni.rst and cluster-pool.rst
 */
export const maxPodsAboveCapacity = rule({
  id: "max-pods-above-capacity",
  severity: "error",
  title: "Max pods find an address",
  needs: ["group", "cni"],
  judge: ({ group, cni }) => {
    const { limit } = groupMaxPods(group, cni);
    if (group.maxPods === undefined || limit === undefined || group.maxPods <= limit) {
      return [];
    }
    const overlay = cni.mode === CniMode.Overlay;
    const holder = overlay
      ? "a node's share of the pod CIDR holds"
      : `the ENIs of the smallest of ${group.instanceTypes.join(", ")} hold`;
    const more = overlay
      ? ", write a smaller cni.podCidrMaskSize"
      : cni.prefixDelegation
        ? ""
        : ", write cni.prefixDelegation: true";
    return [
      {
        path: "maxPods",
        message: `${String(group.maxPods)}, but ${holder} ${String(limit)} addresses for pods; further pods would stay in ContainerCreating`,
        remedy: `write ${String(limit)} or less${more}, or leave it out`,
      },
    ];
  },
});
