/** What a variable of aws-node's environment holds, always written as a string. */
export type VpcCniVariableKind = "boolean" | "integer" | "text";

const BOOLEANS = [
  "ANNOTATE_POD_IP",
  "AWS_MANAGE_ENIS_NON_SCHEDULABLE",
  "AWS_VPC_CNI_NODE_PORT_SUPPORT",
  "AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER",
  "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG",
  "AWS_VPC_K8S_CNI_EXTERNALSNAT",
  "DISABLE_INTROSPECTION",
  "DISABLE_LEAKED_ENI_CLEANUP",
  "DISABLE_METRICS",
  "DISABLE_NETWORK_RESOURCE_PROVISIONING",
  "DISABLE_POD_V6",
  "DISABLE_TCP_EARLY_DEMUX",
  "ENABLE_BANDWIDTH_PLUGIN",
  "ENABLE_IMDS_ONLY_MODE",
  "ENABLE_IPv4",
  "ENABLE_IPv6",
  "ENABLE_MULTI_NIC",
  "ENABLE_NFTABLES",
  "ENABLE_POD_ENI",
  "ENABLE_PREFIX_DELEGATION",
  "ENABLE_SUBNET_DISCOVERY",
  "ENABLE_V4_EGRESS",
  "ENABLE_V6_EGRESS",
  "MANAGE_UNTAGGED_ENI",
];

const INTEGERS = [
  "AWS_VPC_ENI_MTU",
  "AWS_VPC_K8S_CNI_CONNMARK",
  "IP_COOLDOWN_PERIOD",
  "MAX_ENI",
  "MINIMUM_IP_TARGET",
  "POD_MTU",
  "WARM_ENI_TARGET",
  "WARM_IP_TARGET",
  "WARM_PREFIX_TARGET",
];

const TEXTS = [
  "ADDITIONAL_ENI_TAGS",
  "AWS_EC2_ENDPOINT",
  "AWS_EXTERNAL_SERVICE_CIDRS",
  "AWS_VPC_K8S_CNI_BACKING_STORE",
  "AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS",
  "AWS_VPC_K8S_CNI_LOGLEVEL",
  "AWS_VPC_K8S_CNI_LOG_FILE",
  "AWS_VPC_K8S_CNI_RANDOMIZESNAT",
  "AWS_VPC_K8S_CNI_VETHPREFIX",
  "AWS_VPC_K8S_EGRESS_V4_PLUGIN_LOG_FILE",
  "AWS_VPC_K8S_EGRESS_V6_PLUGIN_LOG_FILE",
  "AWS_VPC_K8S_PLUGIN_LOG_FILE",
  "AWS_VPC_K8S_PLUGIN_LOG_LEVEL",
  "CLUSTER_ENDPOINT",
  "CLUSTER_NAME",
  "ENI_CONFIG_ANNOTATION_DEF",
  "ENI_CONFIG_LABEL_DEF",
  "HOST_CNI_BIN_PATH",
  "HOST_CNI_CONFDIR_PATH",
  "INTROSPECTION_BIND_ADDRESS",
  "NETWORK_POLICY_ENFORCING_MODE",
  "POD_SECURITY_GROUP_ENFORCING_MODE",
  "VPC_CNI_VERSION",
];

/** Variables that belong to libraries in aws-node: the AWS SDK, Go, proxies. They are passed on unread. */
const FOREIGN = /^(AWS_(?!VPC_|MANAGE_)|GO|HTTPS?_PROXY$|NO_PROXY$|SSL_CERT_)/i;

/**
 * Every variable that aws-node and its init container read.
 *
 * @see aws/amazon-vpc-cni-k8s: README.md, "CNI Configuration Variables", and the constants `env…` of cmd/ and pkg/, v1.23.1, b521883
 */
export const VPC_CNI_VARIABLES: ReadonlyMap<string, VpcCniVariableKind> = new Map([
  ...BOOLEANS.map((name): [string, VpcCniVariableKind] => [name, "boolean"]),
  ...INTEGERS.map((name): [string, VpcCniVariableKind] => [name, "integer"]),
  ...TEXTS.map((name): [string, VpcCniVariableKind] => [name, "text"]),
]);

/** Whether nobody can say that aws-node does not read a variable. */
export function isVpcCniVariable(name: string): boolean {
  return VPC_CNI_VARIABLES.has(name) || FOREIGN.test(name);
}
