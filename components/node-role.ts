import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { NODE_TRUST_POLICY, nodePolicyArns } from "./iam-policies";
import { partitionOf } from "./partition";
import type { TagsArgs } from "./tags-args";

/** The role of nodes. */
export interface NodeRoleArgs {
  /** AWS region of the nodes; its partition is part of the policies' ARNs. */
  readonly region: string;
  /** Let Session Manager reach the nodes: the only way in, as they have no SSH key. @default true */
  readonly sessionManager?: boolean;
  /** aws-vpc-cni runs on the nodes. @default false */
  readonly vpcCniPolicy?: boolean;
  /** @default - none */
  readonly tags?: TagsArgs;
}

/** An IAM role with exactly the policies that a node needs, and nothing for pods. */
export class NodeRole extends pulumi.ComponentResource {
  /** Known once every policy is attached: a node that starts earlier fails to join. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: NodeRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:NodeRole", name, {}, opts);
    const role = new aws.iam.Role(
      name,
      {
        assumeRolePolicy: JSON.stringify(NODE_TRUST_POLICY),
        description: "Nodes of an EKS cluster",
        ...(args.tags === undefined ? {} : { tags: args.tags }),
      },
      { parent: this },
    );
    const attachments = nodePolicyArns({
      partition: partitionOf(args.region),
      sessionManager: args.sessionManager ?? true,
      vpcCni: args.vpcCniPolicy ?? false,
    }).map(
      (policyArn) =>
        new aws.iam.RolePolicyAttachment(
          `${name}-${policyArn.replace(/^.*\//, "")}`,
          { role: role.name, policyArn },
          { parent: this },
        ),
    );
    this.arn = pulumi
      .all([role.arn, ...attachments.map((attachment) => attachment.id)])
      .apply(([arn]) => arn ?? "");
    this.registerOutputs({ arn: this.arn });
  }
}
