// The closed choices of the stack file. `as const` objects, because Pulumi's component analyzer
// understands neither literal unions nor one-member enums (pulumi/pulumi sdk/nodejs/provider/experimental).

/** Operating system of a node group. Changing it replaces the nodes. */
export const OperatingSystem = { AL2023: "AL2023", Bottlerocket: "Bottlerocket" } as const;
export type OperatingSystem = (typeof OperatingSystem)[keyof typeof OperatingSystem];

/** Which CNI the nodes run. */
export const CniKind = { Cilium: "cilium", Calico: "calico" } as const;
export type CniKind = (typeof CniKind)[keyof typeof CniKind];

/** How pods get their addresses: from ENIs, from an overlay, or from aws-vpc-cni underneath. */
export const CniMode = {
  Eni: "eni",
  Overlay: "overlay",
  Chained: "chained",
  PolicyOnly: "policyOnly",
} as const;
export type CniMode = (typeof CniMode)[keyof typeof CniMode];

/** What becomes of aws-vpc-cni. */
export const VpcCniMode = {
  Absent: "absent",
  Installed: "installed",
  Disabled: "disabled",
  Removed: "removed",
  Adopted: "adopted",
} as const;
export type VpcCniMode = (typeof VpcCniMode)[keyof typeof VpcCniMode];

/** Who installs aws-vpc-cni where it is `installed`. */
export const VpcCniAs = { Helm: "helm", Addon: "addon" } as const;
export type VpcCniAs = (typeof VpcCniAs)[keyof typeof VpcCniAs];

/** How the CNI operator gets its AWS permissions. */
export const OperatorIdentity = { Irsa: "irsa", PodIdentity: "podIdentity" } as const;
export type OperatorIdentity = (typeof OperatorIdentity)[keyof typeof OperatorIdentity];

/** Encapsulation of an overlay. */
export const TunnelProtocol = { Vxlan: "vxlan", Geneve: "geneve" } as const;
export type TunnelProtocol = (typeof TunnelProtocol)[keyof typeof TunnelProtocol];

/** How Calico programs the kernel. `bpf` also serves Services, in kube-proxy's place. */
export const CalicoDataplane = { Iptables: "iptables", Bpf: "bpf" } as const;
export type CalicoDataplane = (typeof CalicoDataplane)[keyof typeof CalicoDataplane];

/** Encryption of traffic between nodes. */
export const Encryption = { None: "none", Wireguard: "wireguard" } as const;
export type Encryption = (typeof Encryption)[keyof typeof Encryption];

/** Which host commands linkerd-cni calls: `iptables`, `iptables-nft` or `iptables-legacy`. */
export const IptablesMode = { Plain: "plain", Nft: "nft", Legacy: "legacy" } as const;
export type IptablesMode = (typeof IptablesMode)[keyof typeof IptablesMode];

/** Which build of Linkerd: the community's edge releases, or Buoyant's enterprise distribution. */
export const LinkerdEdition = { Edge: "edge", Enterprise: "enterprise" } as const;
export type LinkerdEdition = (typeof LinkerdEdition)[keyof typeof LinkerdEdition];

/** Who makes the trust anchor and the issuer of Linkerd's identity. */
export const LinkerdIdentitySource = {
  Generated: "generated",
  Provided: "provided",
  CertManager: "certManager",
} as const;
export type LinkerdIdentitySource =
  (typeof LinkerdIdentitySource)[keyof typeof LinkerdIdentitySource];

/** How an Auto Scaling group chooses among spot pools. */
export const SpotStrategy = {
  PriceCapacityOptimized: "price-capacity-optimized",
  CapacityOptimized: "capacity-optimized",
  CapacityOptimizedPrioritized: "capacity-optimized-prioritized",
  LowestPrice: "lowest-price",
} as const;
export type SpotStrategy = (typeof SpotStrategy)[keyof typeof SpotStrategy];

/** Address family of pods and services. Fixed at creation. */
export const IpFamily = { Ipv4: "ipv4", Ipv6: "ipv6" } as const;
export type IpFamily = (typeof IpFamily)[keyof typeof IpFamily];

/** Whether EKS may bill extended support or upgrades by itself at the end of standard support. */
export const UpgradePolicy = { Standard: "STANDARD", Extended: "EXTENDED" } as const;
export type UpgradePolicy = (typeof UpgradePolicy)[keyof typeof UpgradePolicy];

/** Purchase option of a node group's instances. */
export const CapacityType = { OnDemand: "onDemand", Spot: "spot" } as const;
export type CapacityType = (typeof CapacityType)[keyof typeof CapacityType];

/** Who owns the Auto Scaling group. */
export const NodeGroupKind = { Managed: "managed", SelfManaged: "selfManaged" } as const;
export type NodeGroupKind = (typeof NodeGroupKind)[keyof typeof NodeGroupKind];

/** Effect of a taint, as in the Kubernetes API. */
export const TaintEffect = {
  NoSchedule: "NoSchedule",
  PreferNoSchedule: "PreferNoSchedule",
  NoExecute: "NoExecute",
} as const;
export type TaintEffect = (typeof TaintEffect)[keyof typeof TaintEffect];

/** Processor architecture, derived from the instance types. */
export const Architecture = { Arm64: "arm64", X86_64: "x86_64" } as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/** How private subnets reach the Internet. */
export const NatGateways = { None: "none", Single: "single", PerZone: "perZone" } as const;
export type NatGateways = (typeof NatGateways)[keyof typeof NatGateways];
