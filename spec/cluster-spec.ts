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
  TunnelProtocol,
  UpgradePolicy,
  VpcCniAs,
  VpcCniMode,
} from "./choices";
import type {
  AccessPolicySettings,
  AddonsSettings,
  Document,
  InstanceLimitsSettings,
  MixedInstancesSettings,
  ScalingSettings,
  SuppressedRule,
  TaintSettings,
  UserDataPartSettings,
} from "./cluster-input";
import type { Known } from "./known";
import type { PublicKeyFacts } from "./public-key";

/** A VPC that we create. */
export interface NewNetworkSpec {
  readonly kind: "new";
  readonly vpcCidr: string;
}

/** A VPC that exists. */
export interface ExistingNetworkSpec {
  readonly kind: "existing";
  readonly vpcId: Known<string>;
  readonly subnetIds: Known<readonly Known<string>[]>;
  readonly controlPlaneSubnetIds: Known<readonly Known<string>[]>;
}

export interface EndpointSpec {
  readonly public: boolean;
  readonly private: boolean;
  /** Empty when the public endpoint is open to the world by default. */
  readonly publicAccessCidrs: readonly string[];
}

export interface AccessEntrySpec {
  readonly name: string;
  readonly principalArn: Known<string>;
  readonly policies: readonly AccessPolicySettings[];
}

export interface VpcCniSpec {
  readonly mode: VpcCniMode;
  /** Always there when it is `installed`; otherwise what was written, and means nothing. */
  readonly as?: VpcCniAs;
  /** Always there for a chart; of an add-on only when it was written. */
  readonly version?: string;
  /** Always there for a chart. */
  readonly chartRepository?: string;
  readonly values: Document;
}

export interface CniSpec {
  readonly kind: CniKind;
  readonly mode: CniMode;
  readonly version: string;
  readonly chartRepository: string;
  readonly kubeProxyReplacement: boolean;
  readonly podCidr?: string;
  readonly podCidrMaskSize: number;
  readonly tunnelProtocol: TunnelProtocol;
  readonly dataplane: CalicoDataplane;
  /** What the user wrote, apart from the default. */
  readonly kubeProxyReplacementGiven: boolean;
  readonly bandwidthManager: boolean;
  readonly gatewayApi: boolean;
  readonly masquerade: boolean;
  /** What the user wrote, apart from the default: some rules care that it was said. */
  readonly masqueradeGiven: boolean;
  readonly prefixDelegation: boolean;
  /** Whether the user asked for it, also where the mode has none. */
  readonly prefixDelegationGiven: boolean;
  /** First ENI whose addresses pods use; 0 is the node's own. */
  readonly firstInterfaceIndex: number;
  readonly podSubnetTags: Readonly<Record<string, string>>;
  readonly operatorIdentity: OperatorIdentity;
  readonly encryption: Encryption;
  readonly hubble: boolean;
  readonly values: Document;
  /** `cluster.name` of Cilium: unique per EKS cluster and region, at most 32 characters. */
  readonly ciliumClusterName: string;
}

export interface LinkerdIdentitySpec {
  readonly source: LinkerdIdentitySource;
  readonly trustAnchorDays: number;
  readonly issuerDays: number;
  readonly generation: number;
  /** Not empty; the first signs the issuer. */
  readonly trustAnchorGenerations: readonly number[];
  readonly protect: boolean;
  readonly trustAnchorsPem?: Known<string>;
  readonly issuerCertificatePem?: Known<string>;
  /** What is public of the issuer's key, where one was given; the key itself is a secret and stays out of the spec. */
  readonly issuerKey?: Known<PublicKeyFacts>;
}

export interface LinkerdSpec {
  readonly cni: boolean;
  readonly iptablesMode: IptablesMode;
  readonly version: string;
  readonly imageVersion: string;
  readonly controlPlane: boolean;
  readonly chartRepository: string;
  readonly cniValues: Document;
  readonly edition: LinkerdEdition;
  /** Absent where nobody can choose one: the enterprise edition without a version. */
  readonly controlPlaneVersion?: string;
  readonly controlPlaneChartRepository: string;
  readonly licenseSecret?: string;
  readonly crdsValues: Document;
  readonly controlPlaneValues: Document;
  readonly identity: LinkerdIdentitySpec;
}

export interface UpdateSpec {
  readonly maxUnavailable?: number;
  readonly maxUnavailablePercentage?: number;
}

export interface VolumeSpec {
  readonly sizeGiB: number;
  readonly iops?: number;
  readonly throughputMiBps?: number;
  readonly kmsKeyArn?: Known<string>;
}

export interface NodeGroupSpec {
  readonly name: string;
  readonly operatingSystem: OperatingSystem;
  readonly instanceTypes: readonly string[];
  readonly scaling: ScalingSettings;
  readonly kind: NodeGroupKind;
  readonly mixedInstances?: Required<MixedInstancesSettings>;
  readonly instanceLimits?: InstanceLimitsSettings;
  readonly capacityType: CapacityType;
  readonly subnetIds?: Known<readonly Known<string>[]>;
  readonly securityGroupIds: Known<readonly Known<string>[]>;
  readonly releaseVersion?: string;
  /** Present when the user names an AMI; EKS then merges nothing into the user data. */
  readonly amiId?: Known<string>;
  readonly volume: VolumeSpec;
  readonly update: UpdateSpec;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly TaintSettings[];
  /** What the user asked for; `capacity/` decides when absent. */
  readonly maxPods?: number;
  readonly imdsPodAccess: boolean;
  readonly iamRoleArn?: Known<string>;
  readonly primaryRouteMetric?: number;
  readonly nodeConfig: readonly Document[];
  readonly userDataParts: readonly UserDataPartSettings[];
  readonly bottlerocketSettings: Document;
}

/**
 * What the core reads: every default filled in, every choice explicit, every foreign value `Known`.
 * Made from `ClusterInput` by {@link resolveClusterSpec} and from nothing else.
 */
export interface ClusterSpec {
  readonly name: string;
  readonly version: string;
  readonly existing: boolean;
  readonly region: string;
  readonly ipFamily: IpFamily;
  readonly network: NewNetworkSpec | ExistingNetworkSpec;
  readonly serviceCidr: string;
  readonly endpoint: EndpointSpec;
  readonly accessEntries: readonly AccessEntrySpec[];
  readonly kmsKeyArn?: Known<string>;
  readonly logTypes: readonly string[];
  readonly upgradePolicy: UpgradePolicy;
  readonly deletionProtection: boolean;
  readonly vpcCni: VpcCniSpec;
  readonly cni: CniSpec;
  readonly linkerd: LinkerdSpec;
  readonly nodeGroups: readonly NodeGroupSpec[];
  readonly addons: AddonsSettings;
  readonly suppressRules: readonly SuppressedRule[];
}
