export { CALICO_REASONS, type CalicoPath } from "./calico-reasons";
export { calicoValues, type CalicoContext } from "./calico-values";
export { ChartValuesError, type ChartValuesErrorCode } from "./chart-values-error";
export { CILIUM_REASONS, type CiliumPath, type ValueReason } from "./cilium-reasons";
export { ciliumValues, OPERATOR_TOLERATED_KEYS, type CiliumContext } from "./cilium-values";
export { eksImageRegistry, type EksImageRegistry } from "./eks-image-registries";
export {
  LINKERD_CNI_NAMESPACE_LABELS,
  linkerdCniPatch,
  RELEASE_REVISION_ANNOTATION,
  type LinkerdCniPatch,
  type LinkerdCniPatchTarget,
} from "./linkerd-cni-patch";
export { LINKERD_CNI_REASONS, type LinkerdCniPath } from "./linkerd-cni-reasons";
export {
  LINKERD_CNI_HASH_LABEL,
  linkerdCniValues,
  type LinkerdCniContext,
} from "./linkerd-cni-values";
export {
  LINKERD_CONTROL_PLANE_REASONS,
  LINKERD_CRDS_REASONS,
  type LinkerdControlPlanePath,
} from "./linkerd-control-plane-reasons";
export {
  LINKERD_NAMESPACE,
  linkerdControlPlaneValues,
  linkerdCrdsValues,
  linkerdNamespaceMetadata,
  type LinkerdControlPlaneContext,
  type WebhookCertificate,
} from "./linkerd-control-plane-values";
export {
  LINKERD_OUTBOUND_PORT,
  sharedProxySettings,
  type SharedProxySetting,
} from "./linkerd-proxy";
export { LINKERD_WEBHOOKS, webhooksToCertify, type LinkerdWebhook } from "./linkerd-webhooks";
export { mergeValues } from "./merge-values";
export { knowsDefaults, movedDefaultsOf, type MovedDefault } from "./moved-defaults";
export { unknownKeys, type KeyCheck, type MistypedValue, type UnknownKey } from "./unknown-keys";
export { vpcCniAddonKeys } from "./vpc-cni-addon-keys";
export { parseEniTags, VPC_CNI_CLUSTER_TAG } from "./vpc-cni-eni-tags";
export {
  isVpcCniVariable,
  VPC_CNI_VARIABLES,
  type VpcCniVariableKind,
} from "./vpc-cni-environment";
export { VPC_CNI_REASONS, type VpcCniPath } from "./vpc-cni-reasons";
export { vpcCniAddonConfiguration, vpcCniValues, type VpcCniContext } from "./vpc-cni-values";
