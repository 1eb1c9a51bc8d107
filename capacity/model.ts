/** Nodes of a group, as `scaling` has them. */
export interface NodeCounts {
  readonly min: number;
  readonly desired: number;
  readonly max: number;
}

/** IPv4 addresses taken from subnets. */
export interface AddressUse {
  /** Addresses taken one by one: each network interface's own, and pods' where there are no prefixes. */
  readonly singles: number;
  /** Blocks of /28: 16 addresses in a row, the first one a multiple of 16. */
  readonly prefixes: number;
  /** `singles` and 16 for each prefix. */
  readonly total: number;
}

/** What one node takes. */
export interface NodeUse {
  /** Network interfaces, the node's own included. */
  readonly enis: number;
  /** From the subnet that the node is in. */
  readonly inNodeSubnets: AddressUse;
  /** From the subnets that `cni.podSubnetTags` names; all zero without tags. */
  readonly inPodSubnets: AddressUse;
  /** The arithmetic, for people. */
  readonly why: string;
}

/** Pods and addresses of one node group. */
export interface GroupCapacity {
  readonly name: string;
  /** Where the group stands in the stack file, for example `nodeGroups[0]`. */
  readonly path: string;
  readonly nodes: NodeCounts;
  /** What the kubelet of each node gets. */
  readonly maxPods: number;
  /** Pods for which a node has addresses; left out where nothing but the kubelet limits them. */
  readonly limit?: number;
  /** Where `maxPods` comes from, for people. */
  readonly why: string;
  /** Instance types that neither the table nor `instanceLimits` know. */
  readonly unknownTypes: readonly string[];
  /** A node with its first pods. Left out where a type is not known and nobody can tell. */
  readonly atStart?: NodeUse;
  /** A node that runs `maxPods` pods; the type that takes most, where a group has several. */
  readonly full?: NodeUse;
}

/** Whether a need finds room: always; only while single addresses lie close together, so that whole blocks of 16 stay free; or not at all. */
export type Fit = "always" | "unfragmented" | "never";

/** Who takes a part of a need: a node group's name, or `EKS` for the control plane's interfaces. */
export interface NeedPart {
  readonly name: string;
  readonly total: number;
}

/** A need, beside what there is. */
export interface AddressNeed extends AddressUse {
  readonly parts: readonly NeedPart[];
  /** 1 is full, more does not fit. The larger of the shares of addresses and of blocks. Left out where the size is not known. */
  readonly share?: number;
  /** Left out where the size is not known. */
  readonly fit?: Fit;
}

/** What a number of nodes needs. */
export interface ScaledNeed {
  readonly nodes: number;
  /** While nodes run their first pods only. */
  readonly atStart: AddressNeed;
  /** When every node runs `maxPods` pods. */
  readonly full: AddressNeed;
}

/** The need of nodes at `scaling.desired` and at `scaling.max`. */
export interface SubnetNeeds {
  readonly desired: ScaledNeed;
  readonly max: ScaledNeed;
}

/** One subnet whose size is known, with its share of the nodes. */
export interface SubnetCapacity {
  readonly cidr: string;
  /** All addresses of the block. */
  readonly size: number;
  /** Without the five that AWS keeps in each subnet. */
  readonly usable: number;
  /** Whole blocks of /28 without an address that AWS keeps. */
  readonly prefixBlocks: number;
  readonly needs: SubnetNeeds;
}

/** Subnets that serve the same nodes. */
export interface SubnetSetCapacity {
  /** For people, for example `private subnets of the new VPC`. */
  readonly name: string;
  /** What to change in the stack file when they are too small, for example `cluster.vpcCidr`. */
  readonly path: string;
  /** Node groups with nodes or pods here. */
  readonly groups: readonly string[];
  /** Groups that are not counted, because nobody knows what their instance types take. */
  readonly uncounted: readonly string[];
  /** Each subnet with its part of the nodes; empty where sizes are not known. */
  readonly subnets: readonly SubnetCapacity[];
  /** Sum over the subnets; left out where sizes are not known. */
  readonly size?: number;
  readonly usable?: number;
  /** Over all subnets together; its `fit` is that of the fullest. */
  readonly needs: SubnetNeeds;
  /** Where the sizes come from, or why they are not known, for people. */
  readonly why: string;
}

/** A pool's use by a number of nodes. */
export interface PoolNeed {
  readonly nodes: number;
  /** Blocks when every node runs `maxPods` pods. */
  readonly blocks: number;
  /** 1 is full, more does not fit. */
  readonly share: number;
}

/** The addresses from which an overlay gives each node its own. */
export interface PodPoolCapacity {
  /** Where the pool is written, for example `cni.podCidr`. */
  readonly path: string;
  readonly cidrs: readonly string[];
  readonly addresses: number;
  /** Prefix length of a node's share: the whole share on Cilium, one of several blocks on Calico. */
  readonly blockPrefixLength: number;
  readonly blocks: number;
  /** Nodes that get a block of their own. */
  readonly nodes: number;
  readonly needs: { readonly desired: PoolNeed; readonly max: PoolNeed };
  /** The arithmetic, for people. */
  readonly why: string;
}

/** What a cluster takes and what there is: plain data for rules and reports. */
export interface ClusterCapacity {
  readonly groups: readonly GroupCapacity[];
  readonly subnetSets: readonly SubnetSetCapacity[];
  /** On an overlay whose pool is known. */
  readonly podPool?: PodPoolCapacity;
  /** What the numbers leave out, one sentence each, for people. */
  readonly notes: readonly string[];
}
