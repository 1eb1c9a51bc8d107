/**
 * Chart versions whose values, schema and templates were read, oldest first: the tables of known keys are theirs
 * (`charts/known-keys/`, each with its source), and the builders are tested against each.
 */
export const SUPPORTED_CHARTS = {
  "aws-vpc-cni": ["1.22.4", "1.23.1"],
  cilium: ["1.18.12", "1.19.6", "1.20.0"],
  "linkerd-control-plane": ["2026.6.3"],
  "linkerd-crds": ["2026.6.3"],
  "linkerd2-cni": ["2025.3.1", "2025.7.6", "2026.6.3"],
  "tigera-operator": ["v3.32.1"],
} as const;

/** A chart whose keys are known. */
export type SupportedChart = keyof typeof SUPPORTED_CHARTS;

/** A chart version whose keys are known. */
export type SupportedVersion<C extends SupportedChart> = (typeof SUPPORTED_CHARTS)[C][number];

/** Minors of Cilium that are maintained and read: docs.cilium.io and Rusty-Gopher/kupre v0.4.0, 2026-10-22. */
export const CILIUM_MINORS = ["1.18", "1.19", "1.20"] as const;

/** Minors of Calico whose operator, charts and CRDs were read: projectcalico/calico v3.32.1, tigera/operator v1.42.3. */
export const CALICO_MINORS = ["3.32"] as const;

/** Minors of aws-vpc-cni whose chart was read: aws/eks-charts 27a920d, aws/amazon-vpc-cni-k8s b521883. */
export const VPC_CNI_MINORS = ["1.22", "1.23"] as const;

/** First versions that have something, or lack it; rules compare with them. */
export const FIRST_VERSIONS = {
  /** linkerd/linkerd2: charts/linkerd2-cni/values.yaml, edge-25.1.1; linkerd/linkerd2-proxy-init#449 */
  linkerdPlain: { chart: "2025.1.1", image: "v1.6.0" },
  /** Clean-up on SIGTERM works again; v1.6.0 and v1.6.1 leave a stale entry: linkerd/linkerd2-proxy-init#494 */
  linkerdCleanUp: { chart: "2025.3.1", image: "v1.6.2" },
  /** Finds linkerd-proxy among init containers: linkerd/linkerd2-proxy-init, cni-plugin/v1.5.0 */
  linkerdNativeSidecar: { chart: "2024.4.5", image: "v1.5.0" },
  /** Native sidecars are the control plane's default: linkerd/linkerd2, edge-26.5.2 */
  linkerdNativeSidecarDefault: { chart: "2026.5.2" },
  /** The start-up race of the conflist watcher is over: linkerd/linkerd2#14725 */
  linkerdWatchRaceFixed: { chart: "2025.12.3", image: "v1.6.5" },
  /** Writes an IPv6 server URL without brackets, from here on: linkerd/linkerd2-proxy-init#589 */
  linkerdIpv6Broken: { chart: "2025.12.3", image: "v1.6.5" },
  /** `nft` instead of `legacy` is the chart's default: linkerd/linkerd2#14326 */
  linkerdNftDefault: { chart: "2025.8.2" },
  /** The chart's default image is a pre-release with a world-readable token: linkerd/linkerd2, edge-26.7.1 */
  linkerdPreReleaseImage: { chart: "2026.7.1", image: "v1.7.0" },
  /** Installs on Kubernetes 1.31 or later only: linkerd/linkerd2, charts/linkerd2-cni/Chart.yaml, edge-26.5.1 */
  linkerdKubernetes131: { chart: "2026.5.1" },
  /** `eni.nodeSpec` and `ipam.nodeSpec`: cilium/charts, cilium-1.19.6 against cilium-1.18.12 */
  ciliumNodeSpec: { chart: "1.19" },
  /** Hubble's certificate Job is no install hook, which would wait for a node: cilium/charts, cilium-1.19.6 */
  ciliumPlainCertificateJob: { chart: "1.19" },
  /** ENI mode gives out IPv6 addresses (beta): cilium/charts, cilium-1.20.0, templates/warnings.txt */
  ciliumEniIpv6: { chart: "1.20" },
  /**
   * ENI mode allocates through the multi-pool allocator (cilium/cilium#45154). With prefix delegation an agent can miss
   * prefixes that its ENI has, and pods stay in ContainerCreating until it restarts: cilium/cilium#47910, open for
   * v1.20.0 on 2026-08-12.
   */
  ciliumEniMultiPool: { chart: "1.20" },
  /** Serves the Gateway API v1.6.1; before, v1.4: release notes of cilium/cilium v1.20.0 */
  ciliumGatewayApiV16: { chart: "1.20" },
  /** The CRDs have a chart of their own and are in no other: projectcalico/calico, charts/, v3.31.7 and v3.32.0. */
  calicoCrdsChart: { chart: "3.32" },
} as const satisfies Record<string, { readonly chart?: string; readonly image?: string }>;
