import type * as pulumi from "@pulumi/pulumi";
import type {
  AccessPolicySettings,
  AddonsSettings,
  ClusterSettingsBase,
  CniSettings,
  LinkerdIdentitySettingsBase,
  LinkerdSettingsBase,
  SuppressedRule,
  VpcCniSettings,
} from "../spec/cluster-input";
import type { AwsCredentialsArgs } from "./kubeconfig";
import type { NodeGroupSettingsArgs } from "./node-group-args";
import type { TagsArgs } from "./tags-args";

/** An existing VPC. Changing it replaces everything. */
export interface NetworkSettingsArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Subnets of the nodes: private ones, in two zones or more. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Subnets of the control plane's interfaces, in two zones or more. @default - `subnetIds` */
  readonly controlPlaneSubnetIds?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Who may use the Kubernetes API. Changing it replaces nothing. */
export interface AccessEntrySettingsArgs {
  /** IAM role or user. */
  readonly principalArn: pulumi.Input<string>;
  /** Access policies of EKS. @default - none: permissions come from RBAC */
  readonly policies?: AccessPolicySettings[];
}

/** Access entries by a name that becomes part of the resource's name. */
export interface AccessEntriesSettingsArgs {
  readonly [name: string]: AccessEntrySettingsArgs;
}

/** The cluster itself. */
export interface ClusterSettingsArgs extends ClusterSettingsBase {
  /** An existing VPC. @default - a `Network` is created */
  readonly network?: NetworkSettingsArgs;
  readonly accessEntries?: AccessEntriesSettingsArgs;
  /** KMS key for envelope encryption of Secrets. Adding one is for good. @default - EKS's own key */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /** Tags on every AWS resource. @default - none */
  readonly tags?: TagsArgs;
}

/** Identity of Linkerd's control plane. */
export interface LinkerdIdentityArgs extends LinkerdIdentitySettingsBase {
  /** PEM of the trust anchor or anchors; for `provided` and `certManager`. */
  readonly trustAnchorsPem?: pulumi.Input<string>;
  /** PEM of the issuer's certificate; for `provided`. */
  readonly issuerCertificatePem?: pulumi.Input<string>;
  /** PEM of the issuer's key, a secret; for `provided`. */
  readonly issuerKeyPem?: pulumi.Input<string>;
}

/** Linkerd on the cluster. */
export interface LinkerdSettingsArgs extends LinkerdSettingsBase {
  /** @default - generated once and kept in the state, protected and secret */
  readonly identity?: LinkerdIdentityArgs;
}

/** A whole cluster. The content of a stack file is assignable to it. */
export interface ClusterArgs {
  /** AWS region. Changing it replaces everything. @default - `aws:region` of the stack */
  readonly region?: string;
  readonly cluster: ClusterSettingsArgs;
  /** @default - aws-vpc-cni never exists */
  readonly vpcCni?: VpcCniSettings;
  readonly cni: CniSettings;
  /** @default - no Linkerd */
  readonly linkerd?: LinkerdSettingsArgs;
  /** At least one. */
  readonly nodeGroups: NodeGroupSettingsArgs[];
  /** @default - what the cluster needs: CoreDNS, kube-proxy without its replacement, the pod-identity agent when used */
  readonly addons?: AddonsSettings;
  /** Rules that are known and accepted. @default - none */
  readonly suppressRules?: SuppressedRule[];
  /** With an explicit AWS provider, or when the cluster is reached with another identity. @default - `aws:profile` and `aws:assumeRoles` of the stack */
  readonly credentials?: AwsCredentialsArgs;
}
