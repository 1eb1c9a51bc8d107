import { CniMode } from "../spec/choices";
import { valueAt } from "./document-value";
import { rule } from "./rule";
import { switchOf } from "./vpc-cni-settings";

/**
 * In ENI mode and on aws-vpc-cni pods keep their own address, which only a NAT gateway can translate. In a public subnet
 * there is none, and pods without an elastic IP lose the Internet: such nodes need masquerading. Whether
 * a subnet is public cannot be told from its id: the rule speaks when foreign subnets are used and nobody
 * said what they are, and is silent once `cni.masquerade` is written, true or false.
 *
 * @see cilium/charts: cilium-1.20.0, templates/cilium-configmap.yaml, enable-ipv4-masquerade; aws/amazon-vpc-cni-k8s: README.md, AWS_VPC_K8S_CNI_EXTERNALSNAT; Amazon VPC User Guide, "NAT gateways"
 */
export const masqueradeUnstated = rule({
  id: "masquerade-unstated",
  severity: "warning",
  title: "Nodes in public subnets masquerade",
  needs: ["network", "nodeGroups", "cni", "vpcCni"],
  judge: ({ network, nodeGroups, cni, vpcCni }) => {
    const stated =
      cni.masqueradeGiven ||
      (cni.mode === CniMode.Eni
        ? typeof valueAt(cni.values, "enableIPv4Masquerade") === "boolean"
        : switchOf(vpcCni, "AWS_VPC_K8S_CNI_EXTERNALSNAT") !== undefined);
    if (cni.mode === CniMode.Overlay || stated) {
      return [];
    }
    const foreign = [
      ...(network.kind === "existing" ? ["cluster.network.subnetIds"] : []),
      ...nodeGroups.flatMap(({ subnetIds }, index) =>
        subnetIds === undefined ? [] : [`nodeGroups[${String(index)}].subnetIds`],
      ),
    ];
    return foreign.slice(0, 1).map((path) => ({
      path,
      message:
        "pods are not masqueraded, and nobody said whether these subnets are private; in a public one pods would lose the Internet",
      remedy:
        "write cni.masquerade: false when all of them are private and have a NAT gateway, true when any is public",
    }));
  },
});
