import { clusterCapacity } from "../capacity";
import { fullestSubnet, needText, roomText } from "./fullest-subnet";
import { rule } from "./rule";

/**
 * Where pods have the VPC's addresses, a subnet that is full leaves them without one. Subnets cannot be resized.
 * Counted with every node at its max pods, the interfaces' own addresses, what the CNI keeps ready, and EKS's own.
 * The sizes of existing subnets are not known here.
 *
 * @see cilium/cilium: Documentation/network/concepts/ipam/eni.rst; aws/amazon-vpc-cni-k8s: docs/eni-and-ip-target.md; spec/subnet-plan.ts
 */
export const vpcCidrRoom = rule({
  id: "vpc-cidr-room",
  severity: "warning",
  title: "Private subnets hold the pods of all nodes",
  needs: ["network", "nodeGroups", "cni", "vpcCni"],
  judge: (spec) =>
    clusterCapacity(spec).subnetSets.flatMap((set) => {
      const { desired, max } = set.needs;
      const fullest = fullestSubnet(set, { scale: "max", phase: "full" });
      // What does not even start is the business of the rule subnet-room-desired.
      if (fullest === undefined || max.full.fit !== "never" || desired.atStart.fit === "never") {
        return [];
      }
      return [
        {
          path: set.path,
          message: `the subnet ${roomText(fullest.subnet)}, and ${String(fullest.nodes)} of ${String(max.nodes)} nodes with all their pods would take ${needText(fullest.need)}; pods on the last ones would stay without an address`,
          remedy: "choose a larger block (up to /16), or lower scaling.max or maxPods",
        },
      ];
    }),
});
