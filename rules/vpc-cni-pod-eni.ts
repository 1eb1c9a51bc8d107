import { rule } from "./rule";
import { isInstalled, switchOf, variablePath } from "./vpc-cni-settings";

/**
 * Security groups for pods are made by the VPC resource controller, with the control plane's role, and take an
 * interface of each node. Max pods do not count that.
 *
 * @see Amazon EKS User Guide, "Assign security groups to individual Pods"; cilium/cilium: Documentation/installation/cni-chaining-aws-cni.rst
 */
export const vpcCniPodEni = rule({
  id: "vpc-cni-pod-eni",
  severity: "warning",
  title: "Security groups for pods have what they need",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) =>
    isInstalled(vpcCni) && switchOf(vpcCni, "ENABLE_POD_ENI") === true
      ? [
          {
            path: variablePath("ENABLE_POD_ENI"),
            message:
              "the control plane's role does not have AmazonEKSVPCResourceController; pods with a security group of their own would stay Pending, and each node has one interface less for the others",
            remedy:
              "attach the policy to the cluster's role, write init.env.DISABLE_TCP_EARLY_DEMUX and maxPods, then suppress this rule",
          },
        ]
      : [],
});
