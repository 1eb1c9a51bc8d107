import { groupMaxPods } from "../capacity";
import { CniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * With prefixes pods use the second and later ENIs only (docs/adr/0004). An instance type with one ENI then has
 * no address for pods at all. On Cilium's overlay a share of /31 or /32 has none.
 *
 * @see Amazon EC2 Instance Types Guide, network specifications; cilium/cilium: Documentation/network/concepts/ipam/eni.rst
 */
export const noPodAddresses = rule({
  id: "no-pod-addresses",
  severity: "error",
  title: "Nodes have addresses for pods",
  needs: ["group", "cni"],
  judge: ({ group, cni }) => {
    const { limit } = groupMaxPods(group, cni);
    if (limit !== 0) {
      return [];
    }
    return cni.mode === CniMode.Overlay
      ? [
          {
            path: "instanceTypes",
            message:
              "a node's share of the pod CIDR has no address beside its first and its last; no pod would get one",
            remedy:
              "write a smaller cni.podCidrMaskSize, for example 24, and leave ipam.operator.clusterPoolIPv4MaskSize out of cni.values",
          },
        ]
      : [
          {
            path: "instanceTypes",
            message: `the smallest of ${group.instanceTypes.join(", ")} has no ENI beside its first ${String(cni.firstInterfaceIndex)}, which pods leave alone; no pod would get an address`,
            remedy:
              "choose types with more ENIs, or write cni.values: { eni: { nodeSpec: { firstInterfaceIndex: 0 } } }",
          },
        ];
  },
});
