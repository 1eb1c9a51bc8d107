import * as pulumi from "@pulumi/pulumi";
import { groupMaxPods } from "../capacity";
import { judgeParts } from "../rules/judge";
import type { NodeGroupKind } from "../spec/choices";
import type { NodeGroupSettings } from "../spec/cluster-input";
import type { CniSpec, NodeGroupSpec } from "../spec/cluster-spec";
import { resolveCni, resolveNodeGroup } from "../spec/resolve";
import { reportProblems } from "./judgement";
import { warnOfOtherLimits } from "./limits-check";
import { lineageOf } from "./lineage";
import type { NodeGroupArgs } from "./node-group-args";
import { NodeRole } from "./node-role";
import { settle } from "./settle";

/** What every group of nodes starts from, whoever owns its Auto Scaling group. */
export interface Nodes {
  readonly group: NodeGroupSpec;
  readonly cni: CniSpec;
  /** What the kubelet of each node allows. */
  readonly maxPods: number;
  readonly roleArn: pulumi.Input<string>;
}

/** The group as the core reads it. Another kind than the component's is refused: it would be ignored. */
export function settleNodes(args: NodeGroupArgs, kind: NodeGroupKind): NodeGroupSpec {
  if (args.kind !== undefined && args.kind !== kind) {
    throw new pulumi.InputPropertyError({
      propertyPath: "kind",
      reason: `this component makes a ${kind} group, not a ${args.kind} one: use NodeGroup for managed, SelfManagedNodeGroup for selfManaged`,
    });
  }
  return resolveNodeGroup(settle({ ...args, kind }) as NodeGroupSettings);
}

/** Judges a group that is used alone, warns of limits that EC2 does not share, and makes a role where none is given. */
export function prepareNodes(
  component: pulumi.ComponentResource,
  name: string,
  args: NodeGroupArgs,
  group: NodeGroupSpec,
  opts: pulumi.ComponentResourceOptions | undefined,
): Nodes {
  const cni = resolveCni(args.cni, "", "");
  if (lineageOf(opts) === undefined) {
    const { region, version } = args;
    reportProblems(component, (date) => judgeParts({ group, cni, version, region, date }));
  }
  warnOfOtherLimits(component, group, cni);
  const roleArn =
    args.iamRoleArn ??
    new NodeRole(
      name,
      {
        region: args.region,
        ...(args.vpcCniPolicy === undefined ? {} : { vpcCniPolicy: args.vpcCniPolicy }),
        ...(args.tags === undefined ? {} : { tags: args.tags }),
      },
      { parent: component },
    ).arn;
  return { group, cni, maxPods: groupMaxPods(group, cni).maxPods, roleArn };
}
