import { groupMaxPods } from "../capacity";
import { rule } from "./rule";

/**
 * aws-vpc-cni's environment decides how many addresses a node has, and the kubelet's max pods are computed without
 * it. A switch that takes addresses away (no prefixes, custom networking) leaves the last pods in ContainerCreating.
 *
 * @see aws/amazon-vpc-cni-k8s: README.md, ENABLE_PREFIX_DELEGATION and AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG, v1.23.1
 */
export const capacityVpcCniValues = rule({
  id: "capacity-vpc-cni-values",
  severity: "error",
  title: "aws-vpc-cni's values leave addresses for max pods",
  needs: ["group", "cni", "vpcCni"],
  judge: ({ group, cni, vpcCni }) => {
    const { maxPods, limit: without } = groupMaxPods(group, cni);
    const { limit } = groupMaxPods(group, cni, vpcCni);
    // Too many pods even without the values are the business of the rule max-pods-above-capacity.
    return limit === undefined || maxPods <= limit || maxPods > (without ?? 0)
      ? []
      : [
          {
            path: "maxPods",
            message: `the kubelet takes ${String(maxPods)} pods, and vpcCni.values.env leaves a node addresses for ${String(limit)}; further pods would stay in ContainerCreating`,
            remedy: `write maxPods: ${String(limit)}, or take the switch out of vpcCni.values (prefixes: cni.prefixDelegation)`,
          },
        ];
  },
});
