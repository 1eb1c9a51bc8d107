import type {
  CalicoDataplane,
  CapacityType,
  CniKind,
  CniMode,
  Encryption,
  IpFamily,
  IptablesMode,
  LinkerdEdition,
  LinkerdIdentitySource,
  NodeGroupKind,
  OperatingSystem,
  OperatorIdentity,
  SpotStrategy,
  TaintEffect,
  TunnelProtocol,
  UpgradePolicy,
  VpcCniAs,
  VpcCniMode,
} from "./choices";

/**
 * A document that is passed through as it is: Helm values, NodeConfig fields, Bottlerocket settings.
 * Its keys are checked by rules against the names that the target documents.
 */
export interface Document {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the analyzer rejects `unknown`
  [key: string]: any;
}

/** Strings by name: labels, tags. */
export interface StringMap {
  [key: string]: string;
}

/** Who may reach the Kubernetes API endpoint. Changing it replaces nothing. */
export interface EndpointSettings {
  /**
   * Reachable from outside the VPC.
   *
   * @default true
   */
  readonly public?: boolean;
  /**
   * Reachable from inside the VPC; nodes then never leave it to talk to the API.
   *
   * @default true
   */
  readonly private?: boolean;
  /**
   * CIDR blocks that may reach the public endpoint.
   *
   * @default - 0.0.0.0/0, and an info finding that says so
   */
  readonly publicAccessCidrs?: string[];
}

/** What a node group may scale between. */
export interface ScalingSettings {
  /** Fewest nodes; integer, 0 or more. */
  readonly min: number;
  /** Most nodes; integer, 1 or more. */
  readonly max: number;
  /** Nodes at creation; later changes are ignored, so that an autoscaler may own the number. */
  readonly desired: number;
}

/** How many nodes an update may take away at once. At most one of the two. */
export interface UpdateSettings {
  /**
   * Nodes at once; integer, 1 to 100.
   *
   * @default 1 - unless a percentage is given
   */
  readonly maxUnavailable?: number;
  /** Percentage of the nodes at once; integer, 1 to 100. */
  readonly maxUnavailablePercentage?: number;
}

/** A Kubernetes taint. */
export interface TaintSettings {
  /** Qualified name, for example `dedicated`. */
  readonly key: string;
  /** @default - the empty value */
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** Settings of systemd-networkd on AL2023. Bottlerocket takes none and needs none. */
export interface NetworkdSettings {
  /**
   * `RouteMetric=` of the primary interface; integer, 1 to 4294967295, the lowest wins. Giving it
   * costs one renewal of the DHCP lease at boot. Changing it replaces the nodes.
   *
   * @default - 512 where the AMI sets none, otherwise the AMI's own
   */
  readonly primaryRouteMetric?: number;
}

/** One further part of an AL2023 node's MIME user data. */
export interface UserDataPartSettings {
  /** Media type that cloud-init knows, for example `text/x-shellscript`. */
  readonly contentType: string;
  readonly content: string;
  readonly filename?: string;
}

/** Who installs aws-vpc-cni, and with which settings. */
export interface VpcCniInstallSettings {
  /**
   * EKS add-on or Helm release. Both run the same aws-node under the same names: changing it to `addon` hands the running
   * one over. The way back is an adoption.
   *
   * @default addon
   */
  readonly as?: VpcCniAs;
  /**
   * Version of the chart (`1.22.4`) or of the add-on (`v1.22.4-eksbuild.1`). Changing it restarts aws-node on every
   * node; go one minor at a time.
   *
   * @default - the chart's in `pins/`; of the add-on the one that EKS chooses once, at creation
   */
  readonly version?: string;
  /** Repository of the chart; with `as: helm` only. @default - the project's own, see `pins/` */
  readonly chartRepository?: string;
  /**
   * Helm values, or the add-on's `configurationValues`, laid over ours; environment variables of aws-node below `env`.
   *
   * @default - none
   */
  readonly values?: Document;
}

/** How aws-vpc-cni is treated. `chained` and `policyOnly` need `installed` or `adopted`. */
export interface VpcCniSettings extends VpcCniInstallSettings {
  readonly mode: VpcCniMode;
}

/** How a CNI gives out addresses, whichever it is. */
export interface CniSettingsBase {
  /** cilium: eni, overlay, chained; calico: overlay, policyOnly. Changing it on a live cluster breaks its pods. */
  readonly mode: CniMode;
  /**
   * Chart version. Changing it restarts the CNI's pods; go one minor at a time.
   *
   * @default - the version in `pins/`
   */
  readonly version?: string;
  /** @default - the project's own repository, see `pins/` */
  readonly chartRepository?: string;
  /**
   * The CNI serves Services itself and kube-proxy is not installed.
   *
   * @default true - on Calico only with `dataplane: bpf`
   */
  readonly kubeProxyReplacement?: boolean;
  /** Pod CIDR of an overlay; must overlap neither VPC nor Services. Changing it breaks every pod. */
  readonly podCidr?: string;
  /** Mask of each node's share of `podCidr` on Cilium's overlay; 20 to 28. @default 24 - 254 pods */
  readonly podCidrMaskSize?: number;
  /** Encapsulation of an overlay; Calico knows vxlan only. Changing it interrupts traffic between nodes. @default vxlan */
  readonly tunnelProtocol?: TunnelProtocol;
  /** How Calico programs the kernel. Changing it restarts its pods. @default iptables */
  readonly dataplane?: CalicoDataplane;
  /** Cilium paces pods by their annotation `kubernetes.io/egress-bandwidth`. @default false */
  readonly bandwidthManager?: boolean;
  /** Cilium serves the Gateway API; its CRDs are installed first. Needs `kubeProxyReplacement`. @default false */
  readonly gatewayApi?: boolean;
  /**
   * Masquerade pod traffic that leaves the VPC.
   *
   * @default - false in eni mode, where pods use the VPC's own NAT; true in overlay mode
   */
  readonly masquerade?: boolean;
  /**
   * Give each ENI /28 prefixes instead of single addresses. Nitro instances only; takes effect on new nodes. On
   * aws-vpc-cni (`chained`, `policyOnly`) it is that CNI's own setting.
   *
   * @default true - in eni mode, otherwise false
   */
  readonly prefixDelegation?: boolean;
  /** Tags of the subnets from which Cilium takes its ENIs. @default - the nodes' own subnets */
  readonly podSubnetTags?: StringMap;
  /** @default irsa */
  readonly operatorIdentity?: OperatorIdentity;
  /** @default none */
  readonly encryption?: Encryption;
  /** @default false */
  readonly hubble?: boolean;
  /** Helm values laid over ours; the last word, except where a rule refuses it. */
  readonly values?: Document;
}

/** The CNI and how it gives out addresses. */
export interface CniSettings extends CniSettingsBase {
  readonly kind: CniKind;
}

/** How linkerd-cni is installed. */
export interface LinkerdCniSettings {
  /**
   * The host commands that linkerd-cni calls.
   *
   * @default plain
   */
  readonly iptablesMode?: IptablesMode;
  /** Version of the charts (`YYYY.M.N`). @default - the version in `pins/` */
  readonly version?: string;
  /** Version of the cni-plugin image. @default - the last release of the shell installer, see `pins/` */
  readonly imageVersion?: string;
  /** @default - Linkerd's edge repository, see `pins/` */
  readonly chartRepository?: string;
  /** Values laid over ours for the chart `linkerd2-cni`. */
  readonly cniValues?: Document;
}

/** The parts of Linkerd's identity that are never secret. */
export interface LinkerdIdentitySettingsBase {
  /**
   * `generated`: made once by Pulumi and kept, protected and secret, in the state. `provided`: by the PEM texts below.
   * `certManager`: cert-manager keeps the issuer; only the trust anchor is given.
   *
   * @default generated
   */
  readonly source?: LinkerdIdentitySource;
  /** Validity of a generated trust anchor, in days; 30 to 7300. Anchors that exist keep theirs. @default 3650 */
  readonly trustAnchorDays?: number;
  /** Validity of a generated issuer, in days; 7 to 3650. Changing it issues a new one. @default 365 */
  readonly issuerDays?: number;
  /**
   * Counts the issuers: raised by one, it makes a new issuer and new certificates for the webhooks. Nothing restarts but
   * the webhooks' pods.
   *
   * @default 1
   */
  readonly generation?: number;
  /**
   * The generated trust anchors by number. Every proxy trusts all of them, the first signs the issuer. To replace an
   * anchor takes three runs, with restarts of the meshed pods between them: `[1, 2]`, `[2, 1]`, `[2]`.
   *
   * @default [1]
   */
  readonly trustAnchorGenerations?: number[];
  /**
   * Pulumi refuses to delete or replace a generated trust anchor, and with it to destroy the stack: write false and run
   * `up` first.
   *
   * @default true
   */
  readonly protect?: boolean;
}

/** Identity of Linkerd's control plane. */
export interface LinkerdIdentitySettings extends LinkerdIdentitySettingsBase {
  /** PEM of the trust anchor or anchors; for `provided` and `certManager`. */
  readonly trustAnchorsPem?: string;
  /** PEM of the issuer's certificate; for `provided`. */
  readonly issuerCertificatePem?: string;
  /** PEM of the issuer's key, a secret; for `provided`. */
  readonly issuerKeyPem?: string;
}

/** The control plane of Linkerd, apart from its identity. */
export interface LinkerdControlPlaneSettingsBase {
  /** @default edge */
  readonly edition?: LinkerdEdition;
  /** Version of the control plane's charts. @default - `version` with edge; with enterprise there is none */
  readonly controlPlaneVersion?: string;
  /** Repository of the control plane's charts. @default - `chartRepository` with edge, Buoyant's with enterprise */
  readonly controlPlaneChartRepository?: string;
  /** Name of a Secret with the key `license` in the namespace `linkerd`; enterprise only. */
  readonly licenseSecret?: string;
  /** Values laid over ours for the chart of the CRDs. */
  readonly crdsValues?: Document;
  /** Values laid over ours for the chart of the control plane. */
  readonly controlPlaneValues?: Document;
}

/** Linkerd on the cluster, apart from the identity of its control plane. */
export interface LinkerdSettingsBase extends LinkerdCniSettings, LinkerdControlPlaneSettingsBase {
  /** Install linkerd-cni. */
  readonly cni: boolean;
  /** Install the control plane too, after the nodes. @default false */
  readonly controlPlane?: boolean;
}

/** Linkerd on the cluster. */
export interface LinkerdSettings extends LinkerdSettingsBase {
  readonly identity?: LinkerdIdentitySettings;
}

/** An EKS add-on. */
export interface AddonSettings {
  /** @default - left out, so that EKS chooses once, at creation; `eks-cni pins` writes it down */
  readonly version?: string;
  /** Configuration as the add-on's own schema has it. */
  readonly configurationValues?: Document;
}

/**
 * Add-ons by name. `coredns`, `kubeProxy` and `podIdentityAgent` are installed when they are needed, and their
 * entries adjust them; every other key is an EKS add-on's own name and adds it after the nodes.
 */
export interface AddonsSettings {
  readonly [addonName: string]: AddonSettings;
}

/** A rule that is known and accepted. */
export interface SuppressedRule {
  /** Rule id, as a finding prints it. */
  readonly rule: string;
  /** Why; printed beside the finding. */
  readonly reason: string;
}

/** The parts of a cluster's settings that never come from another resource. */
export interface ClusterSettingsBase {
  /** Name of the EKS cluster: 1 to 100 letters, digits, `-`, `_`. Changing it replaces everything. */
  readonly name: string;
  /** Kubernetes minor, as a quoted string. Raising it upgrades in place, one minor at a time. */
  readonly version: string;
  /** The cluster exists already and only gets nodes and charts. @default false */
  readonly existing?: boolean;
  /** CIDR of the VPC that is created. Changing it replaces everything. @default "10.0.0.0/16" */
  readonly vpcCidr?: string;
  /** CIDR of Services, fixed at creation. @default "172.20.0.0/16" */
  readonly serviceCidr?: string;
  /** @default ipv4 */
  readonly ipFamily?: IpFamily;
  readonly endpoint?: EndpointSettings;
  /** Control-plane logs: api, audit, authenticator, controllerManager, scheduler. @default [audit, authenticator] */
  readonly logTypes?: string[];
  /** @default STANDARD */
  readonly upgradePolicy?: UpgradePolicy;
  /** Refuse deletion of the cluster until switched off. @default false */
  readonly deletionProtection?: boolean;
}

/** An existing VPC. */
export interface NetworkSettings {
  readonly vpcId: string;
  /** Subnets of the nodes, private ones, one per zone or more. */
  readonly subnetIds: string[];
  /** Subnets of the control plane's interfaces. @default - `subnetIds` */
  readonly controlPlaneSubnetIds?: string[];
}

/** An access policy of EKS bound to a principal. */
export interface AccessPolicySettings {
  /** Name or ARN, for example `AmazonEKSClusterAdminPolicy`. */
  readonly policy: string;
  /** Bind it to these namespaces only. @default - the whole cluster */
  readonly namespaces?: string[];
}

/** Who may use the Kubernetes API. */
export interface AccessEntrySettings {
  readonly principalArn: string;
  readonly policies?: AccessPolicySettings[];
}

/** Access entries by a name that becomes part of the resource's name. */
export interface AccessEntriesSettings {
  readonly [name: string]: AccessEntrySettings;
}

/** The cluster. */
export interface ClusterSettings extends ClusterSettingsBase {
  /** @default - a VPC is created */
  readonly network?: NetworkSettings;
  readonly accessEntries?: AccessEntriesSettings;
  /** KMS key for envelope encryption of Secrets. @default - EKS's own key */
  readonly kmsKeyArn?: string;
  /** Tags on every AWS resource. */
  readonly tags?: StringMap;
}

/** How a self-managed group mixes purchase options over its instance types. */
export interface MixedInstancesSettings {
  /** Nodes that are always on demand; integer, 0 or more. @default 0 */
  readonly onDemandBase?: number;
  /** Share of the nodes above the base that is on demand, in percent; 0 to 100. @default 0 */
  readonly onDemandPercentage?: number;
  /** @default price-capacity-optimized */
  readonly spotStrategy?: SpotStrategy;
}

/** What EC2 lets an instance type have, for types that the table does not know (`aws ec2 describe-instance-types`). */
export interface InstanceLimitsSettings {
  /** `NetworkInfo.MaximumNetworkInterfaces` of the default network card; integer, 1 or more. */
  readonly enis: number;
  /** `NetworkInfo.Ipv4AddressesPerInterface`; integer, 2 or more. */
  readonly ipv4PerEni: number;
}

/** The parts of a node group's settings that never come from another resource. */
export interface NodeGroupSettingsBase {
  /** Name, unique in the cluster; part of resource names. Renaming replaces the group, new nodes first. */
  readonly name: string;
  readonly operatingSystem: OperatingSystem;
  /** One architecture. Changing the list replaces the group, new nodes first. */
  readonly instanceTypes: string[];
  readonly scaling: ScalingSettings;
  /** `selfManaged`: an Auto Scaling group of your own, with instance refresh. Changing it replaces the group. @default managed */
  readonly kind?: NodeGroupKind;
  /** Purchase options of a self-managed group with several instance types. @default - one purchase option: `capacityType` */
  readonly mixedInstances?: MixedInstancesSettings;
  /** @default onDemand */
  readonly capacityType?: CapacityType;
  /** AMI release, as EKS names it. @default - left out: EKS takes the newest at creation; `eks-cni pins` writes it down */
  readonly releaseVersion?: string;
  readonly update?: UpdateSettings;
  /** Node labels. Changing them replaces the nodes. */
  readonly labels?: StringMap;
  readonly taints?: TaintSettings[];
  /** Pods per node; integer, 1 to 250 or more. Changing it replaces the nodes. @default - what the ENIs hold, see `capacity/` */
  readonly maxPods?: number;
  /** Limits of the group's smallest type where the embedded table lacks it. @default - the table, see `capacity/` */
  readonly instanceLimits?: InstanceLimitsSettings;
  /** Let pods reach the instance metadata service, and with it the node's credentials. @default false */
  readonly imdsPodAccess?: boolean;
  readonly networkd?: NetworkdSettings;
  /** NodeConfig `spec`s merged over ours the way nodeadm merges them. AL2023 only. */
  readonly nodeConfig?: Document[];
  /** Further parts of the user data. AL2023 only. */
  readonly userDataParts?: UserDataPartSettings[];
  /** Content of Bottlerocket's `settings`, deep-merged over ours. Bottlerocket only. */
  readonly bottlerocketSettings?: Document;
}

/** The parts of a volume's settings that never come from another resource. */
export interface VolumeSettingsBase {
  /** Size in GiB; integer, 1 to 16384. @default 80 */
  readonly sizeGiB?: number;
  /** Provisioned IOPS of gp3; 3000 to 16000. @default - gp3's own 3000 */
  readonly iops?: number;
  /** Throughput of gp3 in MiB/s; 125 to 1000. @default - gp3's own 125 */
  readonly throughputMiBps?: number;
}

/** The root volume of AL2023, the data volume of Bottlerocket. Changing it replaces the nodes. */
export interface VolumeSettings extends VolumeSettingsBase {
  /** Key of the volume's encryption. @default - the account's EBS key */
  readonly kmsKeyArn?: string;
}

/** A group of nodes. */
export interface NodeGroupSettings extends NodeGroupSettingsBase {
  /** @default - the cluster's node subnets */
  readonly subnetIds?: string[];
  /** Further security groups; the cluster's own is always added. */
  readonly securityGroupIds?: string[];
  /** Own AMI. EKS then merges nothing into the user data, and taints move to the kubelet's configuration. */
  readonly amiId?: string;
  readonly volume?: VolumeSettings;
  /** Own node role. @default - one is created with exactly the policies that are needed */
  readonly iamRoleArn?: string;
}

/** What people write: the content of a stack file, or the plain part of `ClusterArgs`. */
export interface ClusterInput {
  /** AWS region of the cluster: `aws:region` of the stack. Changing it replaces everything. */
  readonly region: string;
  readonly cluster: ClusterSettings;
  readonly vpcCni?: VpcCniSettings;
  readonly cni: CniSettings;
  readonly linkerd?: LinkerdSettings;
  readonly nodeGroups: NodeGroupSettings[];
  readonly addons?: AddonsSettings;
  readonly suppressRules?: SuppressedRule[];
}
