/**
 * Names that EKS has for the add-ons whose keys are ours.
 *
 * @see Amazon EKS User Guide: "AWS add-ons", awsdocs/amazon-eks-user-guide latest/ug/workloads/workloads-add-ons-available-eks.adoc
 */
export const ADDON_NAMES: Readonly<Record<string, string>> = {
  coredns: "coredns",
  kubeProxy: "kube-proxy",
  podIdentityAgent: "eks-pod-identity-agent",
};

/** The add-on that the stack file refuses: `vpcCni` decides about aws-vpc-cni. */
export const VPC_CNI_ADDON_NAME = "vpc-cni";
