/**
 * Name that EKS gives each add-on with a key of its own in the stack file. Every other key is EKS's name itself.
 *
 * @see {@link https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html | AWS add-ons}
 */
export const ADDON_NAMES: Readonly<Record<string, string>> = {
  coredns: "coredns",
  kubeProxy: "kube-proxy",
  podIdentityAgent: "eks-pod-identity-agent",
};

/** EKS's name of aws-vpc-cni as an add-on. It is no member of `addons`: `vpcCni` decides about it. */
export const VPC_CNI_ADDON = "vpc-cni";

/**
 * Form of the versions of EKS's own add-ons: the upstream version and EKS's build of it.
 *
 * @see {@link https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddonVersions.html | DescribeAddonVersions}
 */
export const EKS_BUILD = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;
