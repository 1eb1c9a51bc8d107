/** What a field of a node's settings does, where its name does not say it. Patterns have `*` for any one key. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [
    /^spec\.kubelet\.config\.maxPods$/,
    "pods per node; a smaller number evicts none that run, but leaves the scheduler less room",
  ],
  [
    /^spec\.kubelet\.maxPodsExpression$/,
    "nodeadm reserves the kubelet's memory by it; `kubelet.config.maxPods` decides how many pods run",
  ],
  [
    /^spec\.kubelet\.config\.clusterDNS$/,
    "where pods send DNS queries: a wrong address breaks name resolution of every pod on the node",
  ],
  [
    /^spec\.kubelet\.config\.registerWithTaints/,
    "taken up when a node registers; nodes that are there keep theirs",
  ],
  [
    /^spec\.kubelet\.flags\["?--register-with-taints|^spec\.kubelet\.flags\.--register-with-taints/,
    "taken up when a node registers; nodes that are there keep theirs",
  ],
  [/^spec\.kubelet\.flags(?:\["|\.)--node-labels/, "taken up when a node registers"],
  [/^spec\.kubelet\.config\.(?:systemReserved|kubeReserved)\b/, "taken from what pods can request"],
  [/^spec\.kubelet\.config\.evictionHard\b/, "below it the kubelet kills pods at once"],
  [
    /^spec\.cluster\.cidr$/,
    "the cluster's service range; nodeadm derives the DNS address of pods from it",
  ],
  [/^spec\.cluster\.(?:name|apiServerEndpoint|certificateAuthority)$/, "which cluster nodes join"],
  [
    /^spec\.instance\.localStorage\.strategy$/,
    "what becomes of instance store volumes; data on them goes with the node",
  ],
  [/^spec\.featureGates\b/, "feature gates of nodeadm, not of the kubelet"],
  [
    /^settings\.kubernetes\.max-pods$/,
    "pods per node; a smaller number evicts none that run, but leaves the scheduler less room",
  ],
  [
    /^settings\.kubernetes\.cluster-dns-ip$/,
    "where pods send DNS queries: a wrong address breaks name resolution of every pod on the node",
  ],
  [
    /^settings\.kubernetes\.node-taints\b/,
    "taken up when a node registers; nodes that are there keep theirs",
  ],
  [/^settings\.kubernetes\.node-labels\b/, "taken up when a node registers"],
  [
    /^settings\.kubernetes\.(?:system-reserved|kube-reserved)\b/,
    "taken from what pods can request",
  ],
  [
    /^settings\.kubernetes\.(?:cluster-name|api-server|cluster-certificate)$/,
    "which cluster nodes join",
  ],
  [/^settings\.host-containers\..*\.enabled$/, "whether this way into the host runs"],
  [
    /^settings\.host-containers\..*\.superpowered$/,
    "whether the container has all rights on the host",
  ],
  [/^settings\.kernel\.lockdown$/, "how far root may change the running kernel"],
];

/** The note of a field, by the path of {@link diffValues}. */
export function fieldNote(path: string): string | undefined {
  return NOTES.find(([pattern]) => pattern.test(path))?.[1];
}
