import { clusterCapacity } from "../capacity";
import { fullestSubnet, needText, roomText } from "./fullest-subnet";
import { rule } from "./rule";

/**
 * Nodes take addresses before they run anything but their first pods. Where even these do not fit at the desired
 * size, nodes do not start or stay NotReady, and no later step of a creation is reached. Where only whole blocks for
 * prefixes are missing, the last nodes start, with a handful of single addresses or none for the pods that the kubelet
 * takes. Subnets cannot be resized.
 *
 * @see Amazon VPC User Guide, "Subnet CIDR blocks"; cilium/cilium: Documentation/network/concepts/ipam/eni.rst
 */
export const subnetRoomDesired = rule({
  id: "subnet-room-desired",
  severity: "error",
  title: "Subnets hold the first nodes",
  needs: ["network", "nodeGroups", "cni", "vpcCni"],
  judge: (spec) =>
    clusterCapacity(spec).subnetSets.flatMap((set) => {
      const { desired } = set.needs;
      const fullest = fullestSubnet(set, { scale: "desired", phase: "atStart" });
      if (fullest === undefined || desired.atStart.fit !== "never") {
        return [];
      }
      const outcome =
        fullest.need.total > fullest.subnet.usable
          ? "nodes would not start, or stay NotReady"
          : "the last nodes would find no whole block, and most pods on them no address";
      return [
        {
          path: set.path,
          message: `the subnet ${roomText(fullest.subnet)}, and ${String(fullest.nodes)} of ${String(desired.nodes)} nodes with their first pods alone would take ${needText(fullest.need)}; ${outcome}`,
          remedy: "choose a larger block (up to /16), or lower scaling.desired",
        },
      ];
    }),
});
