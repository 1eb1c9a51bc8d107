import type { NameTree } from "./known-names";

/**
 * Fields of a KubeletConfiguration, of any minor from 1.30 on.
 *
 * Source: kubernetes/kubelet: config/v1beta1/types.go, 63b3249, 2026-07-23 (release-1.30 to 1.35 add none).
 */
const KUBELET_CONFIGURATION = `
  apiVersion kind address allowedUnsafeSysctls authentication authorization cgroupDriver
  cgroupRoot cgroupsPerQOS clusterDNS clusterDomain configMapAndSecretChangeDetectionStrategy
  containerLogMaxFiles containerLogMaxSize containerLogMaxWorkers containerLogMonitorInterval
  containerRuntimeEndpoint contentType cpuCFSQuota cpuCFSQuotaPeriod cpuManagerPolicy
  cpuManagerPolicyOptions cpuManagerReconcilePeriod crashLoopBackOff defaultPodSysctls
  enableContentionProfiling enableControllerAttachDetach enableDebugFlagsHandler
  enableDebuggingHandlers enableProfilingHandler enableServer enableSystemLogHandler
  enableSystemLogQuery enforceNodeAllocatable eventBurst eventRecordQPS evictionHard
  evictionMaxPodGracePeriod evictionMinimumReclaim evictionPressureTransitionPeriod
  evictionSoft evictionSoftGracePeriod failCgroupV1 failSwapOn featureGates fileCheckFrequency
  hairpinMode healthzBindAddress healthzPort httpCheckFrequency imageGCHighThresholdPercent
  imageGCLowThresholdPercent imageMaximumGCAge imageMinimumGCAge
  imagePullCredentialsVerificationPolicy imageServiceEndpoint iptablesDropBit
  iptablesMasqueradeBit kernelMemcgNotification kubeAPIBurst kubeAPIQPS kubeReserved
  kubeReservedCgroup kubeletCgroups localStorageCapacityIsolation logging
  makeIPTablesUtilChains maxOpenFiles maxParallelImagePulls maxPods memoryManagerPolicy
  memoryReservationPolicy memorySwap memoryThrottlingFactor mergeDefaultEvictionSettings
  nodeLeaseDurationSeconds nodeStatusMaxImages nodeStatusReportFrequency
  nodeStatusUpdateFrequency oomScoreAdj podCIDR podLogsDir podPidsLimit podsPerCore port
  preloadedImagesVerificationAllowlist protectKernelDefaults providerID qosReserved
  readOnlyPort registerNode registerWithTaints registryBurst registryPullQPS reservedMemory
  reservedSystemCPUs resolvConf rotateCertificates runOnce runtimeRequestTimeout
  seccompDefault serializeImagePulls serverTLSBootstrap showHiddenMetricsForVersion
  shutdownGracePeriod shutdownGracePeriodByPodPriority shutdownGracePeriodCriticalPods
  singleProcessOOMKill staticPodPath staticPodURL staticPodURLHeader
  streamingConnectionIdleTimeout syncFrequency systemCgroups systemReserved
  systemReservedCgroup tlsCertFile tlsCipherSuites tlsCurvePreferences tlsMinVersion
  tlsPrivateKeyFile topologyManagerPolicy topologyManagerPolicyOptions topologyManagerScope
  tracing userNamespaces volumePluginDir volumeStatsAggPeriod
`;

/**
 * Fields of a NodeConfig's `spec`. `true` stands for what has names of its own: TOML, the OCI runtime
 * specification, environment variables, feature gates.
 *
 * Source: awslabs/amazon-eks-ami: nodeadm/crds/node.eks.aws_nodeconfigs.yaml, v20260724.
 */
export const NODE_CONFIG_NAMES: NameTree = {
  cluster: {
    apiServerEndpoint: true,
    certificateAuthority: true,
    cidr: true,
    enableOutpost: true,
    id: true,
    name: true,
  },
  containerd: { baseRuntimeSpec: true, config: true },
  featureGates: { InstanceIdNodeName: true, FastImagePull: true },
  instance: {
    environment: true,
    localStorage: { disabledMounts: true, mountPath: true, strategy: true },
    network: { domains: true, nameservers: true },
  },
  kubelet: {
    config: Object.fromEntries(
      KUBELET_CONFIGURATION.trim()
        .split(/\s+/)
        .map((name) => [name, true]),
    ),
    flags: true,
    maxPodsExpression: true,
  },
};
