import { groupMaxPods } from "../capacity";
import { rule } from "./rule";

/**
 * With prefixes pods use the second and later ENIs only (docs/adr/0004). An instance type with one ENI then has
 * no address for pods at all.
 *
 * @see Amazon EC2 Instance Types Guide, network specifications; cilium/cilium: Documentation/network/concepts/ipam/eni.rst
 */
export const noPodAddresses = rule({
  id: "no-pod-addresses",
  severity: "error",
  title: "Nodes have ENIs for pods",
  needs: ["group", "cni"],
  judge: ({ group, cni }) => {
    const { limit } = groupMaxPods(group, cni);
    return limit === 0
      ? [
          {
            path: "instanceTypes",
            message: `the smallest of ${group.instanceTypes.join(", ")} has no ENI beside its first ${String(cni.firstInterfaceIndex)}, which pods leave alone; no pod would get an address`,
            remedy:
              "choose types with more ENIs, or write cni.values: { eni: { nodeSpec: { firstInterfaceIndex: 0 } } }",
          },
        ]
      : [];
  },
});
