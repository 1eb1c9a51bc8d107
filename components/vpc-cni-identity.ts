import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { OperatorIdentity } from "../spec/choices";
import { managedPolicyArn, VPC_CNI_POLICY } from "./iam-policies";
import { partitionOf } from "./partition";
import { serviceAccountTrust } from "./service-account-trust";
import type { TagsArgs } from "./tags-args";

/** Where aws-node runs. */
export const VPC_CNI_NAMESPACE = "kube-system";
const SERVICE_ACCOUNT = "aws-node";

/** AWS permissions of aws-node. */
export interface VpcCniIdentityArgs {
  readonly clusterName: pulumi.Input<string>;
  readonly region: string;
  /** How aws-node's pods get the role. */
  readonly kind: OperatorIdentity;
  /** IAM OIDC provider of the cluster; needed for `irsa`. */
  readonly oidcProviderArn?: pulumi.Input<string>;
  /** Issuer URL of the cluster; needed for `irsa`. */
  readonly oidcIssuer?: pulumi.Input<string>;
  /** @default - none */
  readonly tags?: TagsArgs;
}

/**
 * The role with which aws-node makes ENIs and gives them addresses, bound to its ServiceAccount by IRSA or by EKS Pod
 * Identity, so that the nodes' role need not have the permission. The association is not the add-on's own: it serves a
 * Helm release too, and stays when one takes over from the other.
 */
export class VpcCniIdentity extends pulumi.ComponentResource {
  /** Known once the policy, and for Pod Identity the association, exist: aws-node's pods must not be older. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: VpcCniIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:VpcCniIdentity", name, {}, opts);
    const tags = args.tags === undefined ? {} : { tags: args.tags };
    const role = new aws.iam.Role(
      name,
      {
        assumeRolePolicy: serviceAccountTrust({
          kind: args.kind,
          key: "identity",
          namespace: VPC_CNI_NAMESPACE,
          serviceAccount: SERVICE_ACCOUNT,
          oidcProviderArn: args.oidcProviderArn,
          oidcIssuer: args.oidcIssuer,
        }),
        description: "aws-node: ENIs and addresses of pods",
        ...tags,
      },
      { parent: this },
    );
    const attachment = new aws.iam.RolePolicyAttachment(
      name,
      {
        role: role.name,
        policyArn: managedPolicyArn(partitionOf(args.region), VPC_CNI_POLICY),
      },
      { parent: this },
    );
    const association =
      args.kind === OperatorIdentity.Irsa
        ? undefined
        : new aws.eks.PodIdentityAssociation(
            name,
            {
              clusterName: args.clusterName,
              namespace: VPC_CNI_NAMESPACE,
              serviceAccount: SERVICE_ACCOUNT,
              roleArn: role.arn,
              ...tags,
            },
            { parent: this },
          );
    this.roleArn = pulumi
      .all([role.arn, attachment.id, association?.associationArn ?? ""])
      .apply(([arn]) => arn);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
