import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { architectureOf } from "../capacity";
import {
  Architecture,
  CapacityType,
  NodeGroupKind,
  OperatingSystem,
  TaintEffect,
} from "../spec/choices";
import type { CniSpec, NodeGroupSpec } from "../spec/cluster-spec";
import { groupTaints, taintChannel } from "../userdata";
import type { NodeGroupArgs } from "./node-group-args";
import { makeLaunchTemplate, securityGroups } from "./node-launch-template";
import { prepareNodes, settleNodes } from "./node-preparation";

/** EKS's spelling of the effects. */
const EKS_TAINT_EFFECT: Readonly<Record<TaintEffect, string>> = {
  [TaintEffect.NoSchedule]: "NO_SCHEDULE",
  [TaintEffect.PreferNoSchedule]: "PREFER_NO_SCHEDULE",
  [TaintEffect.NoExecute]: "NO_EXECUTE",
};

/** EKS's AMI types. */
const AMI_TYPE: Readonly<Record<OperatingSystem, Readonly<Record<Architecture, string>>>> = {
  [OperatingSystem.AL2023]: {
    [Architecture.Arm64]: "AL2023_ARM_64_STANDARD",
    [Architecture.X86_64]: "AL2023_x86_64_STANDARD",
  },
  [OperatingSystem.Bottlerocket]: {
    [Architecture.Arm64]: "BOTTLEROCKET_ARM_64",
    [Architecture.X86_64]: "BOTTLEROCKET_x86_64",
  },
};

/**
 * A managed node group whose launch template carries user data that is right for the CNI. Works on any
 * EKS cluster: everything it needs of it is an argument.
 *
 * The group has no physical name, so that a replacement brings new nodes before the old ones go.
 */
export class NodeGroup extends pulumi.ComponentResource {
  /** Name that EKS knows the group by; also the value of the label `eks.amazonaws.com/nodegroup`. */
  readonly nodeGroupName: pulumi.Output<string>;
  readonly nodeRoleArn: pulumi.Output<string>;
  /** Changes with everything that rolls the nodes. */
  readonly launchTemplateVersion: pulumi.Output<number>;
  /** What the kubelet of each node allows. */
  readonly maxPods: pulumi.Output<number>;

  constructor(name: string, args: NodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:NodeGroup", name, { nodeGroupName: args.name }, opts);
    const group = settleNodes(args, NodeGroupKind.Managed);
    const nodes = prepareNodes(this, name, args, group, opts);
    const { cni, maxPods, roleArn } = nodes;
    const launchTemplate = makeLaunchTemplate(this, name, args, nodes, {
      ...(args.amiId === undefined ? {} : { imageId: args.amiId }),
      // Only when there are others: alone, EKS attaches its own security group.
      ...(args.securityGroupIds === undefined ? {} : { vpcSecurityGroupIds: securityGroups(args) }),
    });

    const nodeGroup = new aws.eks.NodeGroup(
      name,
      {
        clusterName: args.clusterName,
        nodeRoleArn: roleArn,
        subnetIds: args.subnetIds,
        capacityType: group.capacityType === CapacityType.Spot ? "SPOT" : "ON_DEMAND",
        instanceTypes: [...group.instanceTypes],
        // With an own AMI EKS refuses type and versions.
        ...(args.amiId === undefined
          ? {
              amiType: amiType(group),
              version: args.version,
              ...(group.releaseVersion === undefined
                ? {}
                : { releaseVersion: group.releaseVersion }),
            }
          : {}),
        launchTemplate: {
          id: launchTemplate.id,
          version: launchTemplate.latestVersion.apply(String),
        },
        scalingConfig: {
          minSize: group.scaling.min,
          maxSize: group.scaling.max,
          desiredSize: group.scaling.desired,
        },
        updateConfig: group.update,
        labels: group.labels,
        taints: taintChannel(group) === "eks" ? eksTaints(group, cni) : [],
        ...(args.tags === undefined ? {} : { tags: args.tags }),
      },
      // An autoscaler owns the number of nodes after creation.
      { parent: this, ignoreChanges: ["scalingConfig.desiredSize"] },
    );

    this.nodeGroupName = nodeGroup.nodeGroupName;
    this.nodeRoleArn = pulumi.output(roleArn);
    this.launchTemplateVersion = launchTemplate.latestVersion;
    this.maxPods = pulumi.output(maxPods);
    this.registerOutputs({
      nodeGroupName: this.nodeGroupName,
      nodeRoleArn: this.nodeRoleArn,
      launchTemplateVersion: this.launchTemplateVersion,
      maxPods: this.maxPods,
    });
  }
}

function amiType(group: NodeGroupSpec): string {
  // A type that nobody can place is the rule `instance-type`'s business.
  const architecture = architectureOf(group.instanceTypes[0] ?? "") ?? Architecture.X86_64;
  return AMI_TYPE[group.operatingSystem][architecture];
}

function eksTaints(group: NodeGroupSpec, cni: CniSpec): aws.types.input.eks.NodeGroupTaint[] {
  return groupTaints(group, cni).map(({ key, value, effect }) => ({
    key,
    ...(value === undefined ? {} : { value }),
    effect: EKS_TAINT_EFFECT[effect],
  }));
}
