import { LINKERD_ENTERPRISE, PINS } from "../pins/pins";
import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isAtLeast } from "../pins/version-order";
import { CalicoDataplane, CniKind, CniMode, LinkerdEdition, VpcCniAs, VpcCniMode } from "./choices";
import { ciliumClusterName } from "./cilium-cluster-name";
import type {
  ClusterInput,
  CniSettings,
  Document,
  LinkerdIdentitySettings,
  LinkerdSettings,
  NetworkSettings,
  NodeGroupSettings,
  VpcCniSettings,
} from "./cluster-input";
import type {
  ClusterSpec,
  CniSpec,
  ExistingNetworkSpec,
  LinkerdIdentitySpec,
  LinkerdSpec,
  NodeGroupSpec,
  VolumeSpec,
  VpcCniSpec,
} from "./cluster-spec";
import { DEFAULTS } from "./defaults";
import { known, type Known, knownText } from "./known";
import { publicKeyFacts } from "./public-key";

/** A list of foreign values, of which the list and each member may be unknown. */
function knownList(list: readonly string[]): Known<readonly Known<string>[]> {
  const outer = known(list);
  return outer.known ? { known: true, value: outer.value.map((item) => known(item)) } : outer;
}

/** Adds a key only when it has a value: with exactOptionalPropertyTypes absent and undefined differ. */
function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}

function resolveNetwork(network: NetworkSettings): ExistingNetworkSpec {
  return {
    kind: "existing",
    vpcId: known(network.vpcId),
    subnetIds: knownList(network.subnetIds),
    controlPlaneSubnetIds: knownList(network.controlPlaneSubnetIds ?? network.subnetIds),
  };
}

/** Fills in the defaults of aws-vpc-cni. */
export function resolveVpcCni(vpcCni: VpcCniSettings | undefined): VpcCniSpec {
  const mode = vpcCni?.mode ?? DEFAULTS.vpcCni.mode;
  const as = vpcCni?.as ?? (mode === VpcCniMode.Installed ? DEFAULTS.vpcCni.as : undefined);
  const pin =
    mode === VpcCniMode.Installed && as === VpcCniAs.Helm ? PINS.charts.awsVpcCni : undefined;
  return {
    mode,
    ...optional("as", as),
    ...optional("version", vpcCni?.version ?? pin?.version),
    ...optional("chartRepository", vpcCni?.chartRepository ?? pin?.repository),
    values: vpcCni?.values ?? {},
  };
}

/** Chart versions below have no `eni.nodeSpec`: pods then start on the first ENI. */
function resolveFirstInterfaceIndex(cni: CniSettings, version: string, prefixes: boolean): number {
  const given: unknown = (cni.values?.["eni"] as Document | undefined)?.["nodeSpec"];
  const index = (given as Document | undefined)?.["firstInterfaceIndex"] as unknown;
  if (typeof index === "number") {
    return index;
  }
  const { withPrefixes, withoutPrefixes } = DEFAULTS.cni.firstInterfaceIndex;
  return prefixes && isAtLeast(version, FIRST_VERSIONS.ciliumNodeSpec.chart)
    ? withPrefixes
    : withoutPrefixes;
}

/** Fills in a CNI's defaults. `clusterName` and `region` make Cilium's own cluster name. */
export function resolveCni(cni: CniSettings, clusterName: string, region: string): CniSpec {
  const pin = cni.kind === CniKind.Calico ? PINS.charts.tigeraOperator : PINS.charts.cilium;
  const eni = cni.mode === CniMode.Eni;
  const version = cni.version ?? pin.version;
  const overlay = cni.mode === CniMode.Overlay;
  const prefixDelegation =
    !overlay && (cni.prefixDelegation ?? (eni && DEFAULTS.cni.prefixDelegation));
  const dataplane = cni.dataplane ?? DEFAULTS.cni.dataplane;
  return {
    kind: cni.kind,
    mode: cni.mode,
    version,
    chartRepository: cni.chartRepository ?? pin.repository,
    kubeProxyReplacement:
      cni.kubeProxyReplacement ??
      (cni.kind === CniKind.Calico
        ? dataplane === CalicoDataplane.Bpf
        : DEFAULTS.cni.kubeProxyReplacement),
    kubeProxyReplacementGiven: cni.kubeProxyReplacement !== undefined,
    ...optional("podCidr", cni.podCidr),
    podCidrMaskSize: cni.podCidrMaskSize ?? DEFAULTS.cni.podCidrMaskSize,
    tunnelProtocol: cni.tunnelProtocol ?? DEFAULTS.cni.tunnelProtocol,
    dataplane,
    bandwidthManager: cni.bandwidthManager ?? DEFAULTS.cni.bandwidthManager,
    gatewayApi: cni.gatewayApi ?? DEFAULTS.cni.gatewayApi,
    masquerade:
      cni.masquerade ?? (overlay ? DEFAULTS.cni.masqueradeOverlay : DEFAULTS.cni.masqueradeEni),
    masqueradeGiven: cni.masquerade !== undefined,
    prefixDelegation,
    prefixDelegationGiven: cni.prefixDelegation === true,
    // aws-vpc-cni gives out the first ENI's addresses too.
    firstInterfaceIndex: eni ? resolveFirstInterfaceIndex(cni, version, prefixDelegation) : 0,
    podSubnetTags: cni.podSubnetTags ?? {},
    operatorIdentity: cni.operatorIdentity ?? DEFAULTS.cni.operatorIdentity,
    encryption: cni.encryption ?? DEFAULTS.cni.encryption,
    hubble: cni.hubble ?? DEFAULTS.cni.hubble,
    values: cni.values ?? {},
    ciliumClusterName: ciliumClusterName(clusterName, region),
  };
}

/** Fills in Linkerd's defaults. */
export function resolveLinkerd(linkerd: LinkerdSettings | undefined): LinkerdSpec {
  return {
    cni: linkerd?.cni ?? false,
    iptablesMode: linkerd?.iptablesMode ?? DEFAULTS.linkerd.iptablesMode,
    version: linkerd?.version ?? PINS.charts.linkerd2Cni.version,
    imageVersion: linkerd?.imageVersion ?? PINS.images.linkerdCniPlugin.version,
    controlPlane: linkerd?.controlPlane ?? DEFAULTS.linkerd.controlPlane,
    chartRepository: linkerd?.chartRepository ?? PINS.charts.linkerd2Cni.repository,
    cniValues: linkerd?.cniValues ?? {},
    ...resolveLinkerdControlPlane(linkerd),
  };
}

function resolveLinkerdControlPlane(linkerd: LinkerdSettings | undefined) {
  const edition = linkerd?.edition ?? DEFAULTS.linkerd.edition;
  const edge = edition === LinkerdEdition.Edge;
  const version =
    linkerd?.controlPlaneVersion ??
    (edge ? (linkerd?.version ?? PINS.charts.linkerdControlPlane.version) : undefined);
  return {
    edition,
    ...optional("controlPlaneVersion", version),
    controlPlaneChartRepository:
      linkerd?.controlPlaneChartRepository ??
      (edge
        ? (linkerd?.chartRepository ?? PINS.charts.linkerdControlPlane.repository)
        : LINKERD_ENTERPRISE.repository),
    ...optional("licenseSecret", linkerd?.licenseSecret),
    crdsValues: linkerd?.crdsValues ?? {},
    controlPlaneValues: linkerd?.controlPlaneValues ?? {},
    identity: resolveIdentity(linkerd?.identity),
  };
}

function resolveIdentity(identity: LinkerdIdentitySettings = {}): LinkerdIdentitySpec {
  const { trustAnchorsPem, issuerCertificatePem, issuerKeyPem } = identity;
  const key = issuerKeyPem === undefined ? undefined : knownText(issuerKeyPem);
  return {
    source: identity.source ?? DEFAULTS.linkerd.identity.source,
    trustAnchorDays: identity.trustAnchorDays ?? DEFAULTS.linkerd.identity.trustAnchorDays,
    issuerDays: identity.issuerDays ?? DEFAULTS.linkerd.identity.issuerDays,
    generation: identity.generation ?? DEFAULTS.linkerd.identity.generation,
    trustAnchorGenerations:
      identity.trustAnchorGenerations ?? DEFAULTS.linkerd.identity.trustAnchorGenerations,
    protect: identity.protect ?? DEFAULTS.linkerd.identity.protect,
    ...(trustAnchorsPem === undefined ? {} : { trustAnchorsPem: knownText(trustAnchorsPem) }),
    ...(issuerCertificatePem === undefined
      ? {}
      : { issuerCertificatePem: knownText(issuerCertificatePem) }),
    ...(key === undefined ? {} : { issuerKey: key.known ? known(publicKeyFacts(key.value)) : key }),
  };
}

function resolveVolume(volume: NodeGroupSettings["volume"]): VolumeSpec {
  return {
    sizeGiB: volume?.sizeGiB ?? DEFAULTS.nodeGroup.volumeSizeGiB,
    ...optional("iops", volume?.iops),
    ...optional("throughputMiBps", volume?.throughputMiBps),
    ...(volume?.kmsKeyArn === undefined ? {} : { kmsKeyArn: known(volume.kmsKeyArn) }),
  };
}

/** Fills in one node group's defaults. */
export function resolveNodeGroup(group: NodeGroupSettings): NodeGroupSpec {
  return {
    name: group.name,
    operatingSystem: group.operatingSystem,
    instanceTypes: group.instanceTypes,
    scaling: group.scaling,
    kind: group.kind ?? DEFAULTS.nodeGroup.kind,
    ...(group.mixedInstances === undefined
      ? {}
      : { mixedInstances: { ...DEFAULTS.nodeGroup.mixedInstances, ...group.mixedInstances } }),
    ...optional("instanceLimits", group.instanceLimits),
    capacityType: group.capacityType ?? DEFAULTS.nodeGroup.capacityType,
    ...(group.subnetIds === undefined ? {} : { subnetIds: knownList(group.subnetIds) }),
    securityGroupIds: knownList(group.securityGroupIds ?? []),
    ...optional("releaseVersion", group.releaseVersion),
    ...(group.amiId === undefined ? {} : { amiId: known(group.amiId) }),
    volume: resolveVolume(group.volume),
    update:
      group.update?.maxUnavailablePercentage !== undefined
        ? { maxUnavailablePercentage: group.update.maxUnavailablePercentage }
        : { maxUnavailable: group.update?.maxUnavailable ?? DEFAULTS.nodeGroup.maxUnavailable },
    labels: group.labels ?? {},
    taints: group.taints ?? [],
    ...optional("maxPods", group.maxPods),
    imdsPodAccess: group.imdsPodAccess ?? DEFAULTS.nodeGroup.imdsPodAccess,
    ...(group.iamRoleArn === undefined ? {} : { iamRoleArn: known(group.iamRoleArn) }),
    ...optional("primaryRouteMetric", group.networkd?.primaryRouteMetric),
    nodeConfig: group.nodeConfig ?? [],
    userDataParts: group.userDataParts ?? [],
    bottlerocketSettings: group.bottlerocketSettings ?? {},
  };
}

/**
 * Fills in every default. The only way to a {@link ClusterSpec}.
 *
 * @param input - what was written; a foreign value may be replaced by `UNKNOWN`
 */
export function resolveClusterSpec(input: ClusterInput): ClusterSpec {
  const { cluster } = input;
  return {
    name: cluster.name,
    version: cluster.version,
    existing: cluster.existing ?? false,
    region: input.region,
    ipFamily: cluster.ipFamily ?? DEFAULTS.cluster.ipFamily,
    network:
      cluster.network === undefined
        ? { kind: "new", vpcCidr: cluster.vpcCidr ?? DEFAULTS.cluster.vpcCidr }
        : resolveNetwork(cluster.network),
    serviceCidr: cluster.serviceCidr ?? DEFAULTS.cluster.serviceCidr,
    endpoint: {
      public: cluster.endpoint?.public ?? DEFAULTS.cluster.endpointPublic,
      private: cluster.endpoint?.private ?? DEFAULTS.cluster.endpointPrivate,
      publicAccessCidrs: cluster.endpoint?.publicAccessCidrs ?? [],
    },
    accessEntries: Object.entries(cluster.accessEntries ?? {}).map(([name, entry]) => ({
      name,
      principalArn: known(entry.principalArn),
      policies: entry.policies ?? [],
    })),
    ...(cluster.kmsKeyArn === undefined ? {} : { kmsKeyArn: known(cluster.kmsKeyArn) }),
    logTypes: cluster.logTypes ?? DEFAULTS.cluster.logTypes,
    upgradePolicy: cluster.upgradePolicy ?? DEFAULTS.cluster.upgradePolicy,
    deletionProtection: cluster.deletionProtection ?? DEFAULTS.cluster.deletionProtection,
    vpcCni: resolveVpcCni(input.vpcCni),
    cni: resolveCni(input.cni, cluster.name, input.region),
    linkerd: resolveLinkerd(input.linkerd),
    nodeGroups: input.nodeGroups.map(resolveNodeGroup),
    addons: input.addons ?? {},
    suppressRules: input.suppressRules ?? [],
  };
}
