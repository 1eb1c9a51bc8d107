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
