import { CniMode } from "../spec/choices";
import { show } from "./document-value";
import { rule } from "./rule";
import { isInstalled, variableOf, variablePath } from "./vpc-cni-settings";

const VARIABLE = "AWS_VPC_K8S_CNI_VETHPREFIX";
const PREFIX = "eni";

/**
 * On aws-vpc-cni Calico takes every interface whose name begins with `eni` for a pod's, and no other.
 *
 * @see tigera/operator: pkg/render/node.go, FELIX_INTERFACEPREFIX, v1.42.3; aws/amazon-vpc-cni-k8s: README.md, AWS_VPC_K8S_CNI_VETHPREFIX, v1.23.1
 */
export const vpcCniVethPrefix = rule({
  id: "vpc-cni-veth-prefix",
  severity: "error",
  title: "Calico knows pods' interfaces by their names",
  needs: ["cni", "vpcCni"],
  judge: ({ cni, vpcCni }) => {
    const prefix = variableOf(vpcCni, VARIABLE);
    return cni.mode === CniMode.PolicyOnly &&
      isInstalled(vpcCni) &&
      prefix !== undefined &&
      prefix !== PREFIX
      ? [
          {
            path: variablePath(VARIABLE),
            message: `${show(prefix)} with cni.mode policyOnly; Calico looks for interfaces that begin with ${PREFIX}, and would enforce no policy on any pod`,
            remedy: "delete it",
          },
        ]
      : [];
  },
});
