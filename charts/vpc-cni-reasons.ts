import type { ValueReason } from "./cilium-reasons";

const README = "aws/amazon-vpc-cni-k8s: README.md, v1.23.1";
const CHART = "aws/eks-charts: stable/aws-vpc-cni, 27a920d";
const IMAGES = {
  reason:
    "the registry of the cluster's own region: the chart names one in us-west-2, which no node reaches without the Internet or in another partition",
  source: "awsdocs/amazon-eks-user-guide: latest/ug/workloads/add-ons-images.adoc, 1cc6ebb",
};

/** Every path that `vpcCniValues` and `vpcCniAddonConfiguration` may write, with its reason. */
export const VPC_CNI_REASONS = {
  "env.ADDITIONAL_ENI_TAGS": {
    reason:
      "marks the interfaces of this cluster, so that a destroy may delete those that are left behind, and no other",
    source: `${README}; pkg/awsutils/awsutils.go, buildENITags`,
  },
  "env.ANNOTATE_POD_IP": {
    reason:
      "Calico learns a pod's address at once; the pod's status has it seconds later, and until then policies would not hold",
    source: `${README}, ANNOTATE_POD_IP`,
  },
  "env.AWS_VPC_K8S_CNI_EXTERNALSNAT": {
    reason: "`cni.masquerade`: whether aws-node translates pod traffic that leaves the VPC",
    source: `${README}, AWS_VPC_K8S_CNI_EXTERNALSNAT`,
  },
  "env.CLUSTER_ENDPOINT": {
    reason:
      "aws-node talks to the API directly: without kube-proxy no Service address works until the CNI on top runs, and that waits for aws-node",
    source: `${README}, CLUSTER_ENDPOINT`,
  },
  "env.CLUSTER_NAME": {
    reason:
      "the VPC resource controller finds interfaces that are left behind by it, and aws-node leaves those of other clusters alone; in the add-on EKS decides",
    source: `${README}, "Cluster Name tag"; aws/amazon-vpc-resource-controller-k8s#550`,
  },
  "env.ENABLE_PREFIX_DELEGATION": {
    reason: "`cni.prefixDelegation`, from which max pods are computed too",
    source: `${README}, ENABLE_PREFIX_DELEGATION`,
  },
  "env.WARM_PREFIX_TARGET": {
    reason: "one spare prefix; with prefixes and none aws-node refuses to start",
    source: "aws/amazon-vpc-cni-k8s: cmd/aws-vpc-cni/main.go, validateEnvVars, v1.23.1",
  },
  enableNetworkPolicy: {
    reason: "the CNI on top enforces policies; two programs would each by its own rules",
    source: `${CHART}, templates/configmap.yaml`,
  },
  "image.account": IMAGES,
  "image.region": IMAGES,
  "image.domain": IMAGES,
  "init.image.account": IMAGES,
  "init.image.region": IMAGES,
  "init.image.domain": IMAGES,
  "nodeAgent.image.account": IMAGES,
  "nodeAgent.image.region": IMAGES,
  "nodeAgent.image.domain": IMAGES,
  originalMatchLabels: {
    reason:
      "the selector that EKS's own aws-node has: it cannot be changed later, and with it the add-on and the chart can take over from each other",
    source: `${CHART}, templates/daemonset.yaml; aws/amazon-vpc-cni-k8s#3190`,
  },
  "serviceAccount.annotations": {
    reason: "aws-node's own role, so that the nodes' role needs no permission to change interfaces",
    source: `${CHART}, templates/serviceaccount.yaml`,
  },
} as const satisfies Readonly<Record<string, ValueReason>>;

/** A path that `vpcCniValues` or `vpcCniAddonConfiguration` may write. */
export type VpcCniPath = keyof typeof VPC_CNI_REASONS;
