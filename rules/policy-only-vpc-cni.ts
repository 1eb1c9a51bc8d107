import { CniMode } from "../spec/choices";
import { show, valueAt } from "./document-value";
import { rule } from "./rule";

const ANNOTATE = "env.ANNOTATE_POD_IP";
const POLICY = "enableNetworkPolicy";

/**
 * Calico learns a pod's address from an annotation that aws-vpc-cni writes at once; the pod's status comes seconds
 * later, and until then its policies do not hold. And one program alone may enforce policies on a node.
 *
 * @see tigera/docs: calico/getting-started/kubernetes/managed-public-cloud/eks.mdx; aws/amazon-vpc-cni-k8s: README.md, ANNOTATE_POD_IP
 */
export const policyOnlyVpcCni = rule({
  id: "policy-only-vpc-cni",
  severity: "error",
  title: "aws-vpc-cni leaves policies to Calico, and tells it addresses",
  needs: ["cni", "vpcCni"],
  judge: ({ cni, vpcCni }) => {
    if (cni.mode !== CniMode.PolicyOnly) return [];
    const annotate = valueAt(vpcCni.values, ANNOTATE);
    const policy = valueAt(vpcCni.values, POLICY);
    return [
      ...(annotate === undefined || annotate === true || annotate === "true"
        ? []
        : [
            {
              path: `vpcCni.values.${ANNOTATE}`,
              message: `${show(annotate)} with cni.mode policyOnly; Calico would learn a new pod's address seconds late, and until then its policies would not hold`,
              remedy: `delete it: "true" is written`,
            },
          ]),
      ...(policy === undefined || policy === false || policy === "false"
        ? []
        : [
            {
              path: `vpcCni.values.${POLICY}`,
              message: `${show(policy)} with cni.mode policyOnly; aws-vpc-cni's agent and Calico would both enforce policies, each by its own rules`,
              remedy: "delete it, or use aws-vpc-cni without Calico",
            },
          ]),
    ];
  },
});
