/** A chart: where it comes from, which version, and where that was read. */
export interface ChartPin {
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** Place and date of reading. */
  readonly source: string;
}

/** A container image's tag. Digests are not known offline: `eks-cni pins` reads them. */
export interface ImagePin {
  readonly name: string;
  readonly version: string;
  readonly source: string;
}

const charts = {
  awsVpcCni: {
    repository: "https://aws.github.io/eks-charts",
    chart: "aws-vpc-cni",
    // The newest that is in the repository; 1.23.1 was only in amazon-vpc-cni-k8s on 2026-08-20.
    version: "1.22.4",
    source: "aws/eks-charts: stable/aws-vpc-cni, 27a920d, 2026-07-22",
  },
  cilium: {
    repository: "https://helm.cilium.io",
    chart: "cilium",
    // Not 1.20.0: its new ENI allocator loses prefixes, see docs/adr/0003-cilium-1.19.md.
    version: "1.19.6",
    source: "cilium/charts: cilium-1.19.6.tgz, 3934d0b, 2026-07-16",
  },
  /** Calico's CRDs and its operator's, since v3.32 a chart of their own; always of the operator's version. */
  calicoCrds: {
    repository: "https://docs.tigera.io/calico/charts",
    chart: "crd.projectcalico.org.v1",
    version: "v3.32.1",
    source:
      "projectcalico/calico: charts/crd.projectcalico.org.v1 and its README (same repository), v3.32.1, 0ca9d1b, 2026-06-24",
  },
  tigeraOperator: {
    repository: "https://docs.tigera.io/calico/charts",
    chart: "tigera-operator",
    version: "v3.32.1",
    source: "projectcalico/calico: charts/tigera-operator, v3.32.1, 0ca9d1b, 2026-06-24",
  },
  linkerd2Cni: {
    repository: "https://helm.linkerd.io/edge",
    chart: "linkerd2-cni",
    version: "2026.6.3",
    source: "linkerd/linkerd2: charts/linkerd2-cni, edge-26.6.3, 7977d50, 2026-06-18",
  },
  linkerdCrds: {
    repository: "https://helm.linkerd.io/edge",
    chart: "linkerd-crds",
    version: "2026.6.3",
    source: "linkerd/linkerd2: charts/linkerd-crds, edge-26.6.3, 7977d50, 2026-06-18",
  },
  linkerdControlPlane: {
    repository: "https://helm.linkerd.io/edge",
    chart: "linkerd-control-plane",
    version: "2026.6.3",
    source: "linkerd/linkerd2: charts/linkerd-control-plane, edge-26.6.3, 7977d50, 2026-06-18",
  },
} as const satisfies Record<string, ChartPin>;

const images = {
  /** The last release of the shell installer; v1.7.0-alpha.1 leaves a world-readable token behind. */
  linkerdCniPlugin: {
    name: "cr.l5d.io/linkerd/cni-plugin",
    version: "v1.6.8",
    source: "linkerd/linkerd2-proxy-init: cni-plugin/v1.6.8, 2026-05-29",
  },
  /** Probes of the health gate; multi-arch, and a promoted tag is never moved. */
  agnhost: {
    name: "registry.k8s.io/e2e-test-images/agnhost",
    version: "2.65.0",
    source: "kubernetes/k8s.io#9608, kubernetes/kubernetes#139756, 2026-06-15",
  },
} as const satisfies Record<string, ImagePin>;

/** Buoyant's distribution of Linkerd. It has no pinned version: its licence decides which one may be used. */
export const LINKERD_ENTERPRISE = {
  repository: "https://helm.buoyant.cloud",
  crds: "linkerd-enterprise-crds",
  controlPlane: "linkerd-enterprise-control-plane",
} as const;

/** The one table of versions. */
export const PINS = { charts, images } as const;
