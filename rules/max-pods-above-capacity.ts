import { groupMaxPods } from "../capacity";
import { rule } from "./rule";

/**
 * In ENI mode every pod needs an address of its node's ENIs. The scheduler believes the kubelet's max pods,
 * so the pods above the capacity are sent to the node and stay in ContainerCreating.
 *
 * @see Amazon EC2 Instance Types Guide, network specifications; cilium/cilium: Documentation/network/concepts/ipam/eni.rst
 */
export const maxPodsAboveCapacity = rule({
  id: "max-pods-above-capacity",
  severity: "error",
  title: "Max pods fit on the ENIs",
  needs: ["group", "cni"],
  judge: ({ group, cni }) => {
    const { limit } = groupMaxPods(group, cni);
    return group.maxPods !== undefined && limit !== undefined && group.maxPods > limit
      ? [
          {
            path: "maxPods",
            message: `${String(group.maxPods)}, but the ENIs of the smallest of ${group.instanceTypes.join(", ")} hold ${String(limit)} addresses for pods; further pods would stay in ContainerCreating`,
            remedy: `write ${String(limit)} or less${cni.prefixDelegation ? "" : ", write cni.prefixDelegation: true"}, or leave it out`,
          },
        ]
      : [];
  },
});
