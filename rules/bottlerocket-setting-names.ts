import { nameTree, type NameTree } from "./known-names";

/**
 * Documented settings of Bottlerocket 1.57, a table per line: `<table>: <setting> …`; `*` stands for a name
 * that people choose, `-` for the top.
 *
 * Source: bottlerocket-os/bottlerocket-project-website: data/settings, 6102096, 2026-04-14 (ECS left out).
 */
const DOCUMENTED = `
autoscaling: should-wait
aws: config credentials profile region
boot: init-parameters kernel-parameters reboot-to-reconcile
bootstrap-commands.*: commands essential mode
bootstrap-containers.*: essential mode source user-data
container-registry: credentials mirrors
container-runtime-plugins.soci-snapshotter.parallel-pull-unpack: concurrent-download-chunk-size
  discard-unpacked-layers max-concurrent-downloads max-concurrent-downloads-per-image
  max-concurrent-unpacks max-concurrent-unpacks-per-image
container-runtime-plugins.soci-snapshotter: pull-mode
container-runtime: concurrent-download-chunk-size enable-unprivileged-icmp enable-unprivileged-ports
  max-concurrent-downloads max-container-log-line-size snapshotter
dns: name-servers search-list
host-containers.*: enabled source superpowered user-data
image-verifier-plugins: enabled notation
image-verifier-plugins.notation: trustpolicy
kernel: lockdown sysctl
kernel.modules.*: allowed autoload
kubelet-device-plugins.nvidia: device-id-strategy device-list-strategy device-partitioning-strategy
  device-sharing-strategy pass-device-specs
kubelet-device-plugins.nvidia.mig: profile
kubelet-device-plugins.nvidia.mps: rename-by-default replicas
kubelet-device-plugins.nvidia.time-slicing: fail-requests-greater-than-one rename-by-default
  replicas
kubernetes: allowed-unsafe-sysctls api-server authentication-mode bootstrap-token cloud-provider
  cluster-certificate cluster-dns-ip cluster-domain cluster-name container-log-max-files
  container-log-max-size container-log-max-workers container-log-monitor-interval
  cpu-cfs-quota-enforced cpu-manager-policy cpu-manager-policy-options cpu-manager-reconcile-period
  credential-providers device-ownership-from-security-context event-burst event-qps eviction-hard
  eviction-max-pod-grace-period eviction-soft eviction-soft-grace-period hostname-override
  hostname-override-source ids-per-pod image-gc-high-threshold-percent
  image-gc-low-threshold-percent image-maximum-gc-age image-minimum-gc-age kube-api-burst
  kube-api-qps kube-reserved log-level max-parallel-image-pulls max-pods memory-manager-policy
  memory-manager-reserved-memory node-ip node-labels node-taints pod-infra-container-image
  pod-pids-limit provider-id registry-burst registry-qps reserved-cpus seccomp-default
  server-certificate server-key server-tls-bootstrap shutdown-grace-period
  shutdown-grace-period-for-critical-pods single-process-oom-kill standalone-mode system-reserved
  topology-manager-policy topology-manager-scope
kubernetes.static-pods.*: enabled manifest
metrics: metrics-url send-metrics service-checks
-: motd
network: hostname hosts https-proxy no-proxy
ntp: time-servers
nvidia-container-runtime: visible-devices-as-volume-mounts visible-devices-envvar-when-unprivileged
oci-defaults: capabilities
oci-defaults.capabilities: audit-control audit-read audit-write block-suspend bpf checkpoint-restore
  chown dac-override dac-read-search fowner fsetid ipc-lock ipc-owner kill lease linux-immutable
  mac-admin mac-override mknod net-bind-service net-broadcast net-raw perfmon setfcap setgid setpcap
  setuid sys-admin sys-boot sys-chroot sys-module sys-nice sys-pacct sys-ptrace sys-rawio
  sys-resource sys-time sys-tty-config syslog wake-alarm net-admin
oci-defaults.resource-limits: max-address-space max-core-file-size max-cpu-time max-data-size
  max-file-locks max-file-size max-locked-memory max-msgqueue-size max-nice-priority max-open-files
  max-pending-signals max-processes max-realtime-priority max-realtime-timeout max-resident-set
  max-stack-size
oci-hooks: log4j-hotpatch-enabled
pki.*: data trusted
updates: ignore-waves metadata-base-url seed targets-base-url version-lock
`;

/**
 * Settings that the code has and the documentation does not, or that came later.
 *
 * Source: bottlerocket-os/bottlerocket-settings-sdk: settings-extensions, 2363566; bottlerocket-os/bottlerocket-core-kit: CHANGELOG, v16.1.0.
 */
const FROM_SOURCE = `
bootstrap-containers.*: command
host-containers.*: command
container-runtime: max-concurrent-unpacks
kernel: hugepages drivers
network: disable-ipv6
kubernetes: memory-swap-behaviour topology-manager-policy-options static-pods-enabled
  container-runtime-endpoint memory-reservation-policy memory-throttling-factor
  prefer-closest-numa-nodes max-allowable-numa-nodes
`;

/** `<table>: <setting> …` as dotted names; an indented line continues the one above. */
function dottedNames(text: string): string[] {
  return text
    .trim()
    .replace(/\n +/g, " ")
    .split("\n")
    .flatMap((line) => {
      const [table = "", ...settings] = line.split(/:? /);
      return settings.map((setting) => (table === "-" ? setting : `${table}.${setting}`));
    });
}

/** The names under `settings` of Bottlerocket's user data. Not complete: a missing one is worth a look, no more. */
export const BOTTLEROCKET_SETTING_NAMES: NameTree = nameTree(
  [DOCUMENTED, FROM_SOURCE].flatMap(dottedNames),
);
