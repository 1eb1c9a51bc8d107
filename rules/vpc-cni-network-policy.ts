import { CniMode } from "../spec/choices";
import { show, valueAt } from "./document-value";
import { rule } from "./rule";
import { isInstalled } from "./vpc-cni-settings";

const PATH = "enableNetworkPolicy";

/**
 * Below Cilium, aws-vpc-cni's own agent would enforce the same policies with eBPF programs of its own on the same
 * interfaces. Calico's case is the rule `policy-only-vpc-cni`.
 *
 * @see aws/eks-charts: stable/aws-vpc-cni/templates/daemonset.yaml, 27a920d; cilium/cilium: Documentation/installation/cni-chaining-aws-cni.rst
 */
export const vpcCniNetworkPolicy = rule({
  id: "vpc-cni-network-policy",
  severity: "error",
  title: "aws-vpc-cni leaves policies to Cilium",
  needs: ["cni", "vpcCni"],
  judge: ({ cni, vpcCni }) => {
    const value = valueAt(vpcCni.values, PATH);
    const off = value === undefined || value === false || value === "false";
    return cni.mode === CniMode.Chained && isInstalled(vpcCni) && !off
      ? [
          {
            path: `vpcCni.values.${PATH}`,
            message: `${show(value)} with cni.mode chained; aws-vpc-cni's agent and Cilium would both enforce policies, each by its own rules`,
            remedy: "delete it: Cilium enforces them",
          },
        ]
      : [];
  },
});
