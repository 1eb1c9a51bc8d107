import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { OperatorIdentity } from "../spec/choices";
import { ciliumOperatorPolicy } from "./iam-policies";
import { partitionOf } from "./partition";
import { serviceAccountTrust } from "./service-account-trust";
import type { TagsArgs } from "./tags-args";

/** Where Cilium's operator runs. */
const OPERATOR_NAMESPACE = "kube-system";
const OPERATOR_SERVICE_ACCOUNT = "cilium-operator";

/** AWS permissions of Cilium's operator. */
export interface OperatorIdentityArgs {
  readonly clusterName: pulumi.Input<string>;
  readonly region: string;
  /** Name under which Cilium tags its ENIs: only those may be deleted. */
  readonly ciliumClusterName: pulumi.Input<string>;
  /** How the operator's pod gets the role. */
  readonly kind: OperatorIdentity;
  /** IAM OIDC provider of the cluster; needed for `irsa`. */
  readonly oidcProviderArn?: pulumi.Input<string>;
  /** Issuer URL of the cluster; needed for `irsa`. */
  readonly oidcIssuer?: pulumi.Input<string>;
  /** @default - none */
  readonly tags?: TagsArgs;
}

/**
 * The role with which Cilium's operator makes ENIs and gives them addresses, bound to its ServiceAccount by
 * IRSA or by EKS Pod Identity.
 */
export class CiliumOperatorIdentity extends pulumi.ComponentResource {
  /** Known once the policy, and for Pod Identity the association, exist: the operator's pod must not be older. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: OperatorIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:CiliumOperatorIdentity", name, {}, opts);
    const tags = args.tags === undefined ? {} : { tags: args.tags };
    const partition = partitionOf(args.region);
    const irsa = args.kind === OperatorIdentity.Irsa;
    const role = new aws.iam.Role(
      name,
      {
        assumeRolePolicy: serviceAccountTrust({
          kind: args.kind,
          key: "operatorIdentity",
          namespace: OPERATOR_NAMESPACE,
          serviceAccount: OPERATOR_SERVICE_ACCOUNT,
          oidcProviderArn: args.oidcProviderArn,
          oidcIssuer: args.oidcIssuer,
        }),
        description: "Cilium operator: ENIs and addresses of pods",
        ...tags,
      },
      { parent: this },
    );
    const policy = new aws.iam.RolePolicy(
      name,
      {
        role: role.name,
        policy: pulumi
          .output(args.ciliumClusterName)
          .apply((ciliumClusterName) =>
            JSON.stringify(
              ciliumOperatorPolicy({ partition, region: args.region, ciliumClusterName }),
            ),
          ),
      },
      { parent: this },
    );
    const association = irsa
      ? undefined
      : new aws.eks.PodIdentityAssociation(
          name,
          {
            clusterName: args.clusterName,
            namespace: OPERATOR_NAMESPACE,
            serviceAccount: OPERATOR_SERVICE_ACCOUNT,
            roleArn: role.arn,
            ...tags,
          },
          { parent: this },
        );
    this.roleArn = pulumi
      .all([role.arn, policy.id, association?.associationArn ?? ""])
      .apply(([arn]) => arn);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
