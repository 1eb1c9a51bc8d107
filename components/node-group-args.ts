import type * as pulumi from "@pulumi/pulumi";
import type { CniKind, CniMode } from "../spec/choices";
import type { Document, NodeGroupSettingsBase, VolumeSettingsBase } from "../spec/cluster-input";
import type { TagsArgs } from "./tags-args";

/** The root volume of AL2023, the data volume of Bottlerocket. Changing it replaces the nodes. */
export interface VolumeSettingsArgs extends VolumeSettingsBase {
  /** Key of the volume's encryption. @default - the account's EBS key */
  readonly kmsKeyArn?: pulumi.Input<string>;
}

/** What a node group is, apart from the cluster that it joins. */
export interface NodeGroupSettingsArgs extends NodeGroupSettingsBase {
  /** Private subnets. Changing them replaces the group, new nodes first. @default - the cluster's node subnets */
  readonly subnetIds?: pulumi.Input<pulumi.Input<string>[]>;
  /** Further security groups; the cluster's own is always added. Changing them replaces the nodes. @default - none */
  readonly securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Own AMI. EKS then merges nothing into the user data, and taints move to the kubelet's configuration.
   * Giving or removing it replaces the group.
   *
   * @default - EKS's AMI for the operating system and architecture
   */
  readonly amiId?: pulumi.Input<string>;
  readonly volume?: VolumeSettingsArgs;
  /** Own node role, with its policies attached already. @default - one is created with exactly the policies that are needed */
  readonly iamRoleArn?: pulumi.Input<string>;
}

/** What user data has to know of the CNI. */
export interface NodeCniArgs {
  readonly kind: CniKind;
  readonly mode: CniMode;
  /** Cilium gives ENIs /28 prefixes. @default true - in eni mode */
  readonly prefixDelegation?: boolean;
  /** Mask of each node's share of the pod CIDR, on Cilium's overlay. @default 24 */
  readonly podCidrMaskSize?: number;
  /** Helm values laid over ours: some change how many addresses a node has. @default - none */
  readonly values?: Document;
}

/** A node group of any EKS cluster. */
export interface NodeGroupArgs extends NodeGroupSettingsArgs {
  /** AWS region of the cluster. */
  readonly region: string;
  /** Name of the EKS cluster. */
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API. */
  readonly endpoint: pulumi.Input<string>;
  /** The cluster's certificate authority, base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  /** CIDR of Services. nodeadm refuses a NodeConfig without it. */
  readonly serviceCidr: pulumi.Input<string>;
  /** Security group that EKS made for the cluster. */
  readonly clusterSecurityGroupId: pulumi.Input<string>;
  /** Kubernetes minor, for example "1.35". Raising it rolls the nodes. */
  readonly version: string;
  readonly cni: NodeCniArgs;
  /** Private subnets. Changing them replaces the group, new nodes first. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** aws-vpc-cni runs on the nodes, and its permissions are the node role's. @default false */
  readonly vpcCniPolicy?: boolean;
  /** Tags on every AWS resource. @default - none */
  readonly tags?: TagsArgs;
}
