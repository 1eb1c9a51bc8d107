const REGISTERS = "taken up when a node registers";
const TAINTS = "taken up when a node registers; nodes that are there keep theirs";
const MAX_PODS =
  "pods per node; a smaller number evicts none that run, but leaves the scheduler less room";
const DNS =
  "where pods send DNS queries: a wrong address breaks name resolution of every pod on the node";
const RESERVED = "taken from what pods can request";
const CLUSTER = "which cluster nodes join";

/** What a field of a node's settings does, where its name does not say it. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [/^spec\.kubelet\.config\.maxPods$/, MAX_PODS],
  [
    /^spec\.kubelet\.maxPodsExpression$/,
    "nodeadm reserves the kubelet's memory by it; `kubelet.config.maxPods` decides how many pods run",
  ],
  [/^spec\.kubelet\.config\.clusterDNS$/, DNS],
  [/^spec\.kubelet\.config\.registerWithTaints\b/, TAINTS],
  [/^spec\.kubelet\.flags\.--register-with-taints\b/, TAINTS],
  [/^spec\.kubelet\.flags\.--node-labels\b/, REGISTERS],
  [/^spec\.kubelet\.config\.(?:systemReserved|kubeReserved)\b/, RESERVED],
  [/^spec\.kubelet\.config\.evictionHard\b/, "below it the kubelet kills pods at once"],
  [
    /^spec\.cluster\.cidr$/,
    "the cluster's service range; nodeadm derives the DNS address of pods from it",
  ],
  [/^spec\.cluster\.(?:name|apiServerEndpoint|certificateAuthority)$/, CLUSTER],
  [
    /^spec\.instance\.localStorage\.strategy$/,
    "what becomes of instance store volumes; data on them goes with the node",
  ],
  [/^spec\.featureGates\b/, "feature gates of nodeadm, not of the kubelet"],
  [/^settings\.kubernetes\.max-pods$/, MAX_PODS],
  [/^settings\.kubernetes\.cluster-dns-ip$/, DNS],
  [/^settings\.kubernetes\.node-taints\b/, TAINTS],
  [/^settings\.kubernetes\.node-labels\b/, REGISTERS],
  [/^settings\.kubernetes\.(?:system-reserved|kube-reserved)\b/, RESERVED],
  [/^settings\.kubernetes\.(?:cluster-name|api-server|cluster-certificate)$/, CLUSTER],
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
