import { clusterCapacity } from "../capacity";
import { fullestSubnet, needText, roomText } from "./fullest-subnet";
import { rule } from "./rule";

/**
 * A prefix is 16 addresses in a row. EC2 places single addresses (of nodes, load balancers, the control plane)
 * anywhere in a subnet, and each can spoil a block. In a large subnet that does not matter; in a small one the blocks
 * run out long before the addresses do. Cilium then gives a node single addresses for good, aws-vpc-cni none.
 *
 * @see Amazon EC2 User Guide, "Prefix delegation for Amazon EC2 network interfaces"; Amazon VPC User Guide, "Subnet CIDR reservations"; cilium/cilium: pkg/aws/eni/node.go, isSubnetAtPrefixCapacity
 */
export const subnetFragmentation = rule({
  id: "subnet-fragmentation",
  severity: "info",
  title: "Subnets keep whole blocks for prefixes",
  needs: ["network", "nodeGroups", "cni", "vpcCni"],
  judge: (spec) =>
    clusterCapacity(spec).subnetSets.flatMap((set) => {
      const { full } = set.needs.max;
      const fullest = fullestSubnet(set, { scale: "max", phase: "full" });
      return fullest === undefined || full.fit !== "unfragmented"
        ? []
        : [
            {
              path: set.path,
              message: `the subnet ${roomText(fullest.subnet)}, and ${String(fullest.nodes)} of ${String(set.needs.max.nodes)} nodes with all their pods would take ${needText(fullest.need)}; single addresses that lie far apart could leave no whole block for the last of them`,
              remedy:
                "choose a larger block (up to /16), or reserve a part of each subnet for prefixes before nodes start: aws ec2 create-subnet-cidr-reservation --reservation-type prefix --subnet-id <subnet> --cidr <part of it>",
            },
          ];
    }),
});
