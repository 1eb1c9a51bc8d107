import { CniKind, CniMode } from "../spec/choices";
import type { CniSpec, VpcCniSpec } from "../spec/cluster-spec";
import { countAt, hasMembersAt, switchAt } from "./values-at";

/** The part of a CNI that decides about addresses. */
export type CapacityCni = Pick<
  CniSpec,
  | "kind"
  | "mode"
  | "prefixDelegation"
  | "firstInterfaceIndex"
  | "podCidrMaskSize"
  | "podSubnetTags"
  | "values"
>;

/** Addresses come from network interfaces, and Cilium's operator asks for them. */
export interface CiliumEniPolicy {
  readonly kind: "ciliumEni";
  readonly prefixes: boolean;
  readonly firstInterfaceIndex: number;
  /** Free addresses that the operator keeps on each node. */
  readonly preAllocate: number;
  /** Addresses that a node has at least. */
  readonly minAllocate: number;
  /** Addresses that a node has at most, beside what its interfaces hold. */
  readonly maxAllocate?: number;
  /** Pods' interfaces are in other subnets than their node. */
  readonly podSubnets: boolean;
}

/** Addresses come from network interfaces, and aws-vpc-cni's ipamd asks for them. */
export interface VpcCniPolicy {
  readonly kind: "vpcCni";
  readonly prefixes: boolean;
  readonly firstInterfaceIndex: number;
  /** Interfaces, all their addresses taken, that stay free. */
  readonly warmEnis: number;
  readonly warmPrefixes: number;
  /** Free addresses; takes the place of warm interfaces and prefixes. */
  readonly warmAddresses?: number;
  readonly minimumAddresses?: number;
  readonly podSubnets: boolean;
}

/** Each node has a share of a pool that is Cilium's own. */
export interface CiliumPoolPolicy {
  readonly kind: "ciliumPool";
  /** Prefix length of a node's share. */
  readonly sharePrefixLength: number;
}

/** Nodes take blocks from a pool that is Calico's own, as many as they need. */
export interface CalicoPoolPolicy {
  readonly kind: "calicoPool";
  readonly blockPrefixLength: number;
}

/** Where pods' addresses come from, and how many more than needed are taken. */
export type AddressPolicy = CiliumEniPolicy | VpcCniPolicy | CiliumPoolPolicy | CalicoPoolPolicy;

/** The policies whose addresses are the VPC's. */
export type EniPolicy = CiliumEniPolicy | VpcCniPolicy;

/** cilium/cilium: pkg/defaults/defaults.go, IPAMPreAllocation. */
const PRE_ALLOCATE = 8;

/** aws/amazon-vpc-cni-k8s: charts/aws-vpc-cni/values.yaml, env, v1.23.1. */
const WARM_TARGET = 1;

/** projectcalico/calico: IPPool, blockSize; tigera/operator takes the same (operator.tigera.io_installations.yaml). */
const CALICO_BLOCK_PREFIX_LENGTH = 26;

/** cilium/cilium: install/kubernetes/cilium/values.yaml, `eni` and `ipam.nodeSpec`, 1.19.6. */
function ciliumEniPolicy(cni: CapacityCni): CiliumEniPolicy {
  const { values } = cni;
  const maxAllocate = countAt(values, "ipam.nodeSpec.ipamMaxAllocate") ?? 0;
  const off =
    switchAt(values, "eni.awsEnablePrefixDelegation") === false ||
    switchAt(values, "eni.nodeSpec.disablePrefixDelegation") === true;
  return {
    kind: "ciliumEni",
    prefixes: cni.prefixDelegation && !off,
    firstInterfaceIndex: cni.firstInterfaceIndex,
    // Zero means the default, as in the operator (cilium/cilium: pkg/ipam/node.go, getPreAllocate).
    preAllocate: (countAt(values, "ipam.nodeSpec.ipamPreAllocate") ?? 0) || PRE_ALLOCATE,
    minAllocate: countAt(values, "ipam.nodeSpec.ipamMinAllocate") ?? 0,
    ...(maxAllocate > 0 ? { maxAllocate } : {}),
    podSubnets:
      Object.keys(cni.podSubnetTags).length > 0 ||
      hasMembersAt(values, "eni.nodeSpec.subnetTags") ||
      hasMembersAt(values, "eni.nodeSpec.subnetIDs"),
  };
}

/** aws/amazon-vpc-cni-k8s: README.md, "CNI Configuration Variables", v1.23.1. */
function vpcCniPolicy(
  cni: CapacityCni,
  vpcCni: Pick<VpcCniSpec, "values"> | undefined,
): VpcCniPolicy {
  const values = vpcCni?.values ?? {};
  const elsewhere = switchAt(values, "env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG") ?? false;
  const warmAddresses = countAt(values, "env.WARM_IP_TARGET") ?? 0;
  const minimumAddresses = countAt(values, "env.MINIMUM_IP_TARGET") ?? 0;
  return {
    kind: "vpcCni",
    prefixes: switchAt(values, "env.ENABLE_PREFIX_DELEGATION") ?? cni.prefixDelegation,
    // With custom networking pods leave the node's own interface alone.
    firstInterfaceIndex: elsewhere ? 1 : 0,
    warmEnis: countAt(values, "env.WARM_ENI_TARGET") ?? WARM_TARGET,
    warmPrefixes: countAt(values, "env.WARM_PREFIX_TARGET") ?? WARM_TARGET,
    ...(warmAddresses > 0 ? { warmAddresses } : {}),
    ...(minimumAddresses > 0 ? { minimumAddresses } : {}),
    podSubnets: elsewhere,
  };
}

/** Prefix length of Calico's blocks: the user's first pool, or Calico's own. */
function calicoBlock({ values }: CapacityCni): number {
  return (
    countAt(values, "installation.calicoNetwork.ipPools.0.blockSize") ?? CALICO_BLOCK_PREFIX_LENGTH
  );
}

/**
 * Who gives out addresses and how. Helm values have the last word, as they have in the cluster.
 *
 * @param vpcCni - aws-vpc-cni, where the CNI runs on it; without it its defaults hold
 */
export function addressPolicy(
  cni: CapacityCni,
  vpcCni?: Pick<VpcCniSpec, "values">,
): AddressPolicy {
  switch (cni.mode) {
    case CniMode.Eni:
      return ciliumEniPolicy(cni);
    case CniMode.Chained:
    case CniMode.PolicyOnly:
      return vpcCniPolicy(cni, vpcCni);
    case CniMode.Overlay:
      return cni.kind === CniKind.Cilium
        ? {
            kind: "ciliumPool",
            sharePrefixLength:
              countAt(cni.values, "ipam.operator.clusterPoolIPv4MaskSize") ?? cni.podCidrMaskSize,
          }
        : { kind: "calicoPool", blockPrefixLength: calicoBlock(cni) };
    default: {
      const never: never = cni.mode;
      return never;
    }
  }
}
