import { addressPolicy } from "../capacity";
import { rule } from "./rule";

/**
 * Max pods follow `cni.prefixDelegation`. Prefixes that only aws-vpc-cni's environment switches on give a node
 * addresses that the kubelet never uses.
 *
 * @see aws/amazon-vpc-cni-k8s: README.md, ENABLE_PREFIX_DELEGATION, v1.23.1
 */
export const capacityVpcCniPrefixes = rule({
  id: "capacity-vpc-cni-prefixes",
  severity: "warning",
  title: "Prefixes are switched on where max pods follow",
  needs: ["cni", "vpcCni", "nodeGroups"],
  judge: ({ cni, vpcCni, nodeGroups }) => {
    const policy = addressPolicy(cni, vpcCni);
    const computed = nodeGroups.filter(({ maxPods }) => maxPods === undefined);
    return policy.kind === "vpcCni" &&
      policy.prefixes &&
      !cni.prefixDelegation &&
      computed.length > 0
      ? [
          {
            path: "vpcCni.values.env.ENABLE_PREFIX_DELEGATION",
            message: `gives nodes /28 prefixes, but ${computed.map(({ name }) => name).join(", ")} would take as many pods as without`,
            remedy: "write cni.prefixDelegation: true instead, or give maxPods of each node group",
          },
        ]
      : [];
  },
});
