import { valueAt } from "./document-value";
import { rule } from "./rule";
import { isInstalled, switchOf, variableOf, variablePath } from "./vpc-cni-settings";

const SWITCH = "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG";
const LABEL = "k8s.amazonaws.com/eniConfig";

/**
 * With custom networking aws-node waits for an ENIConfig, which it finds by a label or an annotation of its node. On a
 * new cluster nothing can make one before the nodes but aws-vpc-cni's own values.
 *
 * @see aws/amazon-vpc-cni-k8s: README.md, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG and ENI_CONFIG_LABEL_DEF, v1.23.1; aws/eks-charts: stable/aws-vpc-cni/templates/eniconfig.yaml, 27a920d
 */
export const vpcCniCustomNetworking = rule({
  id: "vpc-cni-custom-networking",
  severity: "error",
  title: "Custom networking has its ENIConfigs before the nodes",
  needs: ["vpcCni", "nodeGroups", "existing"],
  judge: ({ vpcCni, nodeGroups, existing }) => {
    if (existing || !isInstalled(vpcCni) || switchOf(vpcCni, SWITCH) !== true) return [];
    if (valueAt(vpcCni.values, "eniConfig.create") !== true) {
      return [
        {
          path: variablePath(SWITCH),
          message:
            "aws-node waits for an ENIConfig, and nothing makes one before the nodes; no node would become Ready",
          remedy:
            "write vpcCni.values.eniConfig with create: true, region and subnets, or delete it",
        },
      ];
    }
    const label = variableOf(vpcCni, "ENI_CONFIG_LABEL_DEF");
    const without = nodeGroups.filter(({ labels }) => labels[LABEL] === undefined);
    return label === undefined && without.length > 0
      ? [
          {
            path: variablePath("ENI_CONFIG_LABEL_DEF"),
            message: `nodes of ${without.map(({ name }) => name).join(", ")} have no label ${LABEL}, by which aws-node would find their ENIConfig; they would not become Ready`,
            remedy:
              "write topology.kubernetes.io/zone when the ENIConfigs are named after zones, or give the groups the label",
          },
        ]
      : [];
  },
});
