import { bottlerocketQuotedTable } from "./bottlerocket-quoted-table";
import { addonTwice } from "./addon-twice";
import { bottlerocketUnknownSetting } from "./bottlerocket-unknown-setting";
import { capacityLimitsUnused } from "./capacity-limits-unused";
import { capacityPodPool } from "./capacity-pod-pool";
import { capacityPodPoolFull } from "./capacity-pod-pool-full";
import { capacityVpcCniPrefixes } from "./capacity-vpc-cni-prefixes";
import { capacityVpcCniValues } from "./capacity-vpc-cni-values";
import { calicoApiEndpoint } from "./calico-api-endpoint";
import { calicoBottlerocketVersion } from "./calico-bottlerocket-version";
import { calicoControllersUnschedulable } from "./calico-controllers-unschedulable";
import { calicoCrdsChart } from "./calico-crds-chart";
import { calicoDataplane } from "./calico-dataplane";
import { calicoDataplaneOverride } from "./calico-dataplane-override";
import { calicoEncapsulation } from "./calico-encapsulation";
import { calicoFlexVolume } from "./calico-flex-volume";
import { calicoIpv6 } from "./calico-ipv6";
import { calicoLinkerdServices } from "./calico-linkerd-services";
import { calicoMistypedValue } from "./calico-mistyped-value";
import { calicoModeOverride } from "./calico-mode-override";
import { calicoNotReadyNodes } from "./calico-not-ready-nodes";
import { calicoPoolSize } from "./calico-pool-size";
import { calicoUnavailable } from "./calico-unavailable";
import { calicoUnknownValue } from "./calico-unknown-value";
import { calicoUnverifiedValue } from "./calico-unverified-value";
import { calicoVersion } from "./calico-version";
import { calicoMasquerade } from "./calico-masquerade";
import { calicoWebhooks } from "./calico-webhooks";
import { cidrOverlap } from "./cidr-overlap";
import { cidrSyntax } from "./cidr-syntax";
import { ciliumBottlerocketValues } from "./cilium-bottlerocket-values";
import { ciliumBpfMasquerade } from "./cilium-bpf-masquerade";
import { ciliumClusterId } from "./cilium-cluster-id";
import { ciliumClusterNameRule } from "./cilium-cluster-name";
import { ciliumClusterNameShared } from "./cilium-cluster-name-shared";
import { ciliumCustomConf } from "./cilium-custom-conf";
import { ciliumExclusive } from "./cilium-exclusive";
import { ciliumHubble } from "./cilium-hubble";
import { ciliumHubbleUnschedulable } from "./cilium-hubble-unschedulable";
import { ciliumInterfaceNames } from "./cilium-interface-names";
import { ciliumIpsecKeys } from "./cilium-ipsec-keys";
import { ciliumMistypedValue } from "./cilium-mistyped-value";
import { ciliumModeOverride } from "./cilium-mode-override";
import { ciliumNativeRoutingCidr } from "./cilium-native-routing-cidr";
import { ciliumNodeTaints } from "./cilium-node-taints";
import { ciliumOperatorRegion } from "./cilium-operator-region";
import { ciliumServiceMonitor } from "./cilium-service-monitor";
import { ciliumSocketLb } from "./cilium-socket-lb";
import { ciliumSwitchedOff } from "./cilium-switched-off";
import { ciliumUnknownValue } from "./cilium-unknown-value";
import { ciliumUnverifiedValue } from "./cilium-unverified-value";
import { ciliumChainedLimits } from "./cilium-chained-limits";
import { ciliumChainedLinkerd } from "./cilium-chained-linkerd";
import { ciliumEncryptionOverride } from "./cilium-encryption-override";
import { ciliumGatewayApi } from "./cilium-gateway-api";
import { ciliumNodePorts } from "./cilium-node-ports";
import { ciliumOverlayIpv6 } from "./cilium-overlay-ipv6";
import { ciliumOverlayMasquerade } from "./cilium-overlay-masquerade";
import { ciliumOverlayWebhooks } from "./cilium-overlay-webhooks";
import { ciliumUnusedKey } from "./cilium-unused-key";
import { ciliumVersion } from "./cilium-version";
import { clusterIdentityOverride } from "./cluster-identity-override";
import { cniModePair } from "./cni-mode-pair";
import { containerdConfTemplate } from "./containerd-conf-template";
import { controlPlaneSubnets } from "./control-plane-subnets";
import { corednsUnschedulable } from "./coredns-unschedulable";
import { duplicateNodeGroup } from "./duplicate-node-group";
import { endpointNodesShutOut } from "./endpoint-nodes-shut-out";
import { endpointOpen } from "./endpoint-open";
import { endpointPrivateOnly } from "./endpoint-private-only";
import { endpointUnreachable } from "./endpoint-unreachable";
import { eniMasqueradeUnset } from "./eni-masquerade-unset";
import { gp3Limits } from "./gp3-limits";
import { imdsPodAccess } from "./imds-pod-access";
import { instanceTypeUnknown } from "./instance-type-unknown";
import { ipv6EniBeta } from "./ipv6-eni-beta";
import { ipv6EniUnsupported } from "./ipv6-eni-unsupported";
import { ipv6ServiceCidr } from "./ipv6-service-cidr";
import { kprApiHost } from "./kpr-api-host";
import { kprContradiction } from "./kpr-contradiction";
import { kubeProxyUnused } from "./kube-proxy-unused";
import { kubernetesSupportEnded } from "./kubernetes-support-ended";
import { kubernetesSupportEnding } from "./kubernetes-support-ending";
import { kubernetesSupportExtended } from "./kubernetes-support-extended";
import { kubernetesVersionUnknown } from "./kubernetes-version-unknown";
import { labelReserved } from "./label-reserved";
import { labelSyntax } from "./label-syntax";
import { linkerdCertificateExpired } from "./linkerd-certificate-expired";
import { linkerdCertificateExpiring } from "./linkerd-certificate-expiring";
import { linkerdCertificateKind } from "./linkerd-certificate-kind";
import { linkerdCertificateUnreadable } from "./linkerd-certificate-unreadable";
import { linkerdClusterNetworks } from "./linkerd-cluster-networks";
import { linkerdCniEnabled } from "./linkerd-cni-enabled";
import { linkerdControlPlaneUnused } from "./linkerd-control-plane-unused";
import { linkerdEnterpriseVersion } from "./linkerd-enterprise-version";
import { linkerdGatewayApiTwice } from "./linkerd-gateway-api-twice";
import { linkerdIdentityIncomplete } from "./linkerd-identity-incomplete";
import { linkerdIdentityOverride } from "./linkerd-identity-override";
import { linkerdIdentityUnused } from "./linkerd-identity-unused";
import { linkerdIssuerDays } from "./linkerd-issuer-days";
import { linkerdIssuerKey } from "./linkerd-issuer-key";
import { linkerdIssuerOutlivesAnchor } from "./linkerd-issuer-outlives-anchor";
import { linkerdIssuerUnsigned } from "./linkerd-issuer-unsigned";
import { linkerdLicense } from "./linkerd-license";
import { linkerdProxyInitMode } from "./linkerd-proxy-init-mode";
import { linkerdProxyMismatch } from "./linkerd-proxy-mismatch";
import { linkerdSidecarImage } from "./linkerd-sidecar-image";
import { linkerdSidecarOff } from "./linkerd-sidecar-off";
import { linkerdTrustAnchorGenerations } from "./linkerd-trust-anchor-generations";
import { linkerdValidatorPort } from "./linkerd-validator-port";
import { linkerdWebhooksOverlay } from "./linkerd-webhooks-overlay";
import { linkerdAlphaImage } from "./linkerd-alpha-image";
import { linkerdBrokenCleanup } from "./linkerd-broken-cleanup";
import { linkerdChartKubernetes } from "./linkerd-chart-kubernetes";
import { linkerdDirectories } from "./linkerd-directories";
import { linkerdIptablesMode } from "./linkerd-iptables-mode";
import { linkerdIpv6Image } from "./linkerd-ipv6-image";
import { linkerdKeyInClear } from "./linkerd-key-in-clear";
import { linkerdLegacy } from "./linkerd-legacy";
import { linkerdMaxSurge } from "./linkerd-max-surge";
import { linkerdMaxUnavailable } from "./linkerd-max-unavailable";
import { linkerdMistypedValue } from "./linkerd-mistyped-value";
import { linkerdMixedOs } from "./linkerd-mixed-os";
import { linkerdNftBottlerocket } from "./linkerd-nft-bottlerocket";
import { linkerdPlainUnavailable } from "./linkerd-plain-unavailable";
import { linkerdPriority } from "./linkerd-priority";
import { linkerdPsp } from "./linkerd-psp";
import { linkerdRepairContext } from "./linkerd-repair-context";
import { linkerdRepairOff } from "./linkerd-repair-off";
import { linkerdStableRepository } from "./linkerd-stable-repository";
import { linkerdTolerations } from "./linkerd-tolerations";
import { linkerdUnknownValue } from "./linkerd-unknown-value";
import { linkerdUnverifiedValue } from "./linkerd-unverified-value";
import { masqueradeUnstated } from "./masquerade-unstated";
import { maxPodsAboveCapacity } from "./max-pods-above-capacity";
import { noPodAddresses } from "./no-pod-addresses";
import { maxPodsInPassthrough } from "./max-pods-in-passthrough";
import { mixedArchitectures } from "./mixed-architectures";
import { mixedInstancesCapacityType } from "./mixed-instances-capacity-type";
import { mixedInstancesKind } from "./mixed-instances-kind";
import { mixedInstancesSizes } from "./mixed-instances-sizes";
import { mixedInstancesTypes } from "./mixed-instances-types";
import { nameBoundNetworkd } from "./name-bound-networkd";
import { networkMissing } from "./network-missing";
import { noNodes } from "./no-nodes";
import { nodeConfigUnknownName } from "./node-config-unknown-name";
import { nodeadmInit } from "./nodeadm-init";
import { operatorReplicas } from "./operator-replicas";
import { operatorUnschedulable } from "./operator-unschedulable";
import { otherOsSettings } from "./other-os-settings";
import { overlayPrefixDelegation } from "./overlay-prefix-delegation";
import { podCidrShared } from "./pod-cidr-shared";
import { podCidrMissing } from "./pod-cidr-missing";
import { policyOnlyVpcCni } from "./policy-only-vpc-cni";
import { podSubnetTags } from "./pod-subnet-tags";
import { prefixDelegationXen } from "./prefix-delegation-xen";
import { releaseVersionFormat } from "./release-version-format";
import { releaseVersionWithAmi } from "./release-version-with-ami";
import type { Rule } from "./rule";
import { scalingRange } from "./scaling-range";
import { selfManagedDrain } from "./self-managed-drain";
import { selfManagedRole } from "./self-managed-role";
import { serviceCidrRange } from "./service-cidr-range";
import { singleSubnetNodes } from "./single-subnet-nodes";
import { spotSingleType } from "./spot-single-type";
import { staleRouteRelease } from "./stale-route-release";
import { subnetFragmentation } from "./subnet-fragmentation";
import { subnetRoomDesired } from "./subnet-room-desired";
import { suppressionWithoutEffect } from "./suppression-without-effect";
import { taintDuplicate } from "./taint-duplicate";
import { taintSyntax } from "./taint-syntax";
import { taintsInPassthrough } from "./taints-in-passthrough";
import { unpinned } from "./unpinned";
import { userDataSizeRule } from "./user-data-size";
import { userDataValues } from "./user-data-values";
import { vpcCidrRoom } from "./vpc-cidr-room";
import { vpcCidrSize } from "./vpc-cidr-size";
import { vpcCniConflict } from "./vpc-cni-conflict";
import { vpcCniInAddons } from "./vpc-cni-in-addons";
import { vpcCniMissing } from "./vpc-cni-missing";
import { vpcCniCustomNetworking } from "./vpc-cni-custom-networking";
import { vpcCniEniTags } from "./vpc-cni-eni-tags";
import { vpcCniImageRegion } from "./vpc-cni-image-region";
import { vpcCniIpv6 } from "./vpc-cni-ipv6";
import { vpcCniMasquerade } from "./vpc-cni-masquerade";
import { vpcCniMinimumAddresses } from "./vpc-cni-minimum-addresses";
import { vpcCniMistypedValue } from "./vpc-cni-mistyped-value";
import { vpcCniNameOverride } from "./vpc-cni-name-override";
import { vpcCniNetworkPolicy } from "./vpc-cni-network-policy";
import { vpcCniNodePort } from "./vpc-cni-node-port";
import { vpcCniPodEni } from "./vpc-cni-pod-eni";
import { vpcCniRefusedValue } from "./vpc-cni-refused-value";
import { vpcCniSettingsUnused } from "./vpc-cni-settings-unused";
import { vpcCniUnknownValue } from "./vpc-cni-unknown-value";
import { vpcCniUnverifiedValue } from "./vpc-cni-unverified-value";
import { vpcCniVersion } from "./vpc-cni-version";
import { vpcCniVersionForm } from "./vpc-cni-version-form";
import { vpcCniVethPrefix } from "./vpc-cni-veth-prefix";
import { vpcCniWarmPrefixes } from "./vpc-cni-warm-prefixes";

/**
 * Every rule, in the order in which problems are shown: network, cluster, CNI, Linkerd, node groups, user
 * data.
 */
export const RULES: readonly Rule[] = [
  cidrSyntax,
  cidrOverlap,
  podCidrMissing,
  podCidrShared,
  serviceCidrRange,
  vpcCidrSize,
  subnetRoomDesired,
  vpcCidrRoom,
  subnetFragmentation,
  capacityPodPool,
  capacityPodPoolFull,
  networkMissing,
  controlPlaneSubnets,
  singleSubnetNodes,
  masqueradeUnstated,
  ipv6ServiceCidr,
  ipv6EniUnsupported,
  ipv6EniBeta,
  kubernetesVersionUnknown,
  kubernetesSupportEnded,
  kubernetesSupportEnding,
  kubernetesSupportExtended,
  endpointUnreachable,
  endpointNodesShutOut,
  endpointPrivateOnly,
  endpointOpen,
  cniModePair,
  vpcCniMissing,
  vpcCniConflict,
  policyOnlyVpcCni,
  vpcCniSettingsUnused,
  vpcCniVersionForm,
  vpcCniVersion,
  vpcCniUnknownValue,
  vpcCniUnverifiedValue,
  vpcCniMistypedValue,
  vpcCniRefusedValue,
  vpcCniWarmPrefixes,
  vpcCniMinimumAddresses,
  vpcCniNameOverride,
  vpcCniNetworkPolicy,
  vpcCniVethPrefix,
  vpcCniMasquerade,
  vpcCniNodePort,
  vpcCniCustomNetworking,
  vpcCniPodEni,
  vpcCniEniTags,
  vpcCniImageRegion,
  vpcCniIpv6,
  vpcCniInAddons,
  addonTwice,
  kubeProxyUnused,
  kprContradiction,
  kprApiHost,
  ciliumVersion,
  ciliumUnknownValue,
  ciliumUnverifiedValue,
  ciliumMistypedValue,
  ciliumModeOverride,
  ciliumUnusedKey,
  ciliumSwitchedOff,
  ciliumNodeTaints,
  podSubnetTags,
  overlayPrefixDelegation,
  ciliumClusterNameRule,
  ciliumClusterNameShared,
  ciliumClusterId,
  eniMasqueradeUnset,
  ciliumBpfMasquerade,
  ciliumNativeRoutingCidr,
  ciliumOverlayMasquerade,
  ciliumOverlayIpv6,
  ciliumOverlayWebhooks,
  ciliumChainedLimits,
  ciliumChainedLinkerd,
  ciliumEncryptionOverride,
  ciliumIpsecKeys,
  ciliumExclusive,
  ciliumCustomConf,
  ciliumSocketLb,
  ciliumOperatorRegion,
  ciliumHubble,
  ciliumHubbleUnschedulable,
  ciliumGatewayApi,
  ciliumServiceMonitor,
  ciliumBottlerocketValues,
  ciliumInterfaceNames,
  calicoCrdsChart,
  calicoVersion,
  calicoUnknownValue,
  calicoUnverifiedValue,
  calicoMistypedValue,
  calicoUnavailable,
  calicoIpv6,
  calicoModeOverride,
  calicoEncapsulation,
  calicoPoolSize,
  calicoMasquerade,
  calicoWebhooks,
  calicoDataplane,
  calicoDataplaneOverride,
  calicoApiEndpoint,
  calicoLinkerdServices,
  calicoFlexVolume,
  calicoNotReadyNodes,
  calicoControllersUnschedulable,
  operatorReplicas,
  operatorUnschedulable,
  corednsUnschedulable,
  noNodes,
  linkerdUnknownValue,
  linkerdUnverifiedValue,
  linkerdMistypedValue,
  linkerdIptablesMode,
  linkerdPlainUnavailable,
  linkerdNftBottlerocket,
  linkerdLegacy,
  linkerdMixedOs,
  linkerdChartKubernetes,
  linkerdStableRepository,
  linkerdBrokenCleanup,
  linkerdAlphaImage,
  linkerdIpv6Image,
  linkerdRepairOff,
  linkerdRepairContext,
  linkerdMaxSurge,
  linkerdMaxUnavailable,
  linkerdTolerations,
  linkerdPriority,
  linkerdDirectories,
  linkerdPsp,
  linkerdEnterpriseVersion,
  linkerdLicense,
  linkerdIdentityIncomplete,
  linkerdIdentityUnused,
  linkerdIdentityOverride,
  linkerdTrustAnchorGenerations,
  linkerdCertificateUnreadable,
  linkerdCertificateKind,
  linkerdIssuerUnsigned,
  linkerdIssuerKey,
  linkerdKeyInClear,
  linkerdCertificateExpired,
  linkerdCertificateExpiring,
  linkerdIssuerOutlivesAnchor,
  linkerdIssuerDays,
  linkerdCniEnabled,
  linkerdProxyMismatch,
  linkerdValidatorPort,
  linkerdProxyInitMode,
  linkerdSidecarImage,
  linkerdSidecarOff,
  linkerdWebhooksOverlay,
  linkerdClusterNetworks,
  linkerdGatewayApiTwice,
  linkerdControlPlaneUnused,
  duplicateNodeGroup,
  scalingRange,
  instanceTypeUnknown,
  capacityLimitsUnused,
  mixedArchitectures,
  maxPodsAboveCapacity,
  capacityVpcCniValues,
  capacityVpcCniPrefixes,
  noPodAddresses,
  prefixDelegationXen,
  spotSingleType,
  mixedInstancesKind,
  mixedInstancesCapacityType,
  mixedInstancesTypes,
  mixedInstancesSizes,
  selfManagedRole,
  selfManagedDrain,
  gp3Limits,
  ciliumNodePorts,
  imdsPodAccess,
  releaseVersionWithAmi,
  releaseVersionFormat,
  staleRouteRelease,
  calicoBottlerocketVersion,
  labelSyntax,
  labelReserved,
  taintSyntax,
  taintDuplicate,
  otherOsSettings,
  nodeConfigUnknownName,
  bottlerocketUnknownSetting,
  bottlerocketQuotedTable,
  clusterIdentityOverride,
  taintsInPassthrough,
  maxPodsInPassthrough,
  containerdConfTemplate,
  nodeadmInit,
  nameBoundNetworkd,
  userDataValues,
  userDataSizeRule,
  unpinned,
  suppressionWithoutEffect,
];
