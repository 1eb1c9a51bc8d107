import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { architectureOf, groupMaxPods } from "../capacity";
import { judgeParts } from "../rules/judge";
import { Architecture, CapacityType, CniMode, OperatingSystem, TaintEffect } from "../spec/choices";
import type { NodeGroupSettings } from "../spec/cluster-input";
import type { CniSpec, NodeGroupSpec, VolumeSpec } from "../spec/cluster-spec";
import { resolveCni, resolveNodeGroup } from "../spec/resolve";
import { groupTaints, renderUserData, taintChannel } from "../userdata";
import { reportProblems } from "./judgement";
import { warnOfOtherLimits } from "./limits-check";
import { lineageOf } from "./lineage";
import type { NodeGroupArgs } from "./node-group-args";
import { NodeRole } from "./node-role";
import { settle } from "./settle";
import { checkUserDataSize } from "./user-data-size";

/** Hop limit of the instance metadata service: the node's own processes; pods on ENIs; pods on an overlay. */
const IMDS_HOPS = { node: 1, pod: 2, overlayPod: 3 } as const;

/** Root device of Amazon's AMIs and data device of Bottlerocket (facts of the AMIs' block device mappings). */
const ROOT_DEVICE = "/dev/xvda";
const BOTTLEROCKET_DATA_DEVICE = "/dev/xvdb";

/** Bottlerocket's root holds two images of the system and nothing of the user's. */
const BOTTLEROCKET_ROOT_GIB = 4;

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
    const group = resolveNodeGroup(settle(args) as NodeGroupSettings);
    const cni = resolveCni(args.cni, "", "");
    if (lineageOf(opts) === undefined) {
      const { region, version } = args;
      reportProblems(this, (date) => judgeParts({ group, cni, version, region, date }));
    }
    const tags = args.tags === undefined ? {} : { tags: args.tags };
    const { maxPods } = groupMaxPods(group, cni);
    warnOfOtherLimits(this, group, cni);

    const roleArn =
      args.iamRoleArn ??
      new NodeRole(
        name,
        {
          region: args.region,
          ...(args.vpcCniPolicy === undefined ? {} : { vpcCniPolicy: args.vpcCniPolicy }),
          ...tags,
        },
        { parent: this },
      ).arn;

    const userData = pulumi
      .output({
        name: args.clusterName,
        apiServerEndpoint: args.endpoint,
        certificateAuthority: args.certificateAuthority,
        serviceCidr: args.serviceCidr,
      })
      .apply((cluster) => {
        const context = { cluster, cni, maxPods, kubernetesVersion: args.version };
        checkUserDataSize(group, context);
        return Buffer.from(renderUserData(group, context), "utf8").toString("base64");
      });

    const launchTemplate = new aws.ec2.LaunchTemplate(
      name,
      {
        description: `Nodes of ${args.name}`,
        updateDefaultVersion: true,
        userData,
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: hopLimit(group, cni),
        },
        blockDeviceMappings: blockDevices(group, args),
        ...(args.amiId === undefined ? {} : { imageId: args.amiId }),
        // Only when there are others: alone, EKS attaches its own security group.
        ...(args.securityGroupIds === undefined
          ? {}
          : {
              vpcSecurityGroupIds: pulumi
                .all([args.clusterSecurityGroupId, args.securityGroupIds])
                .apply(([cluster, others]) => [cluster, ...others]),
            }),
        tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
          resourceType,
          tags: { ...args.tags, Name: name },
        })),
        ...tags,
      },
      { parent: this },
    );

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
        ...tags,
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

function hopLimit(group: NodeGroupSpec, cni: CniSpec): number {
  if (!group.imdsPodAccess) {
    return IMDS_HOPS.node;
  }
  return cni.mode === CniMode.Overlay ? IMDS_HOPS.overlayPod : IMDS_HOPS.pod;
}

function amiType(group: NodeGroupSpec): string {
  // A type that nobody can place is the rule `instance-type`'s business.
  const architecture = architectureOf(group.instanceTypes[0] ?? "") ?? Architecture.X86_64;
  return AMI_TYPE[group.operatingSystem][architecture];
}

function blockDevices(
  group: NodeGroupSpec,
  args: NodeGroupArgs,
): aws.types.input.ec2.LaunchTemplateBlockDeviceMapping[] {
  const device = (deviceName: string, volume: Omit<VolumeSpec, "kmsKeyArn">) => ({
    deviceName,
    ebs: {
      volumeType: "gp3",
      volumeSize: volume.sizeGiB,
      encrypted: "true",
      deleteOnTermination: "true",
      ...(volume.iops === undefined ? {} : { iops: volume.iops }),
      ...(volume.throughputMiBps === undefined ? {} : { throughput: volume.throughputMiBps }),
      ...(args.volume?.kmsKeyArn === undefined ? {} : { kmsKeyId: args.volume.kmsKeyArn }),
    },
  });
  return group.operatingSystem === OperatingSystem.Bottlerocket
    ? [
        device(ROOT_DEVICE, { sizeGiB: BOTTLEROCKET_ROOT_GIB }),
        device(BOTTLEROCKET_DATA_DEVICE, group.volume),
      ]
    : [device(ROOT_DEVICE, group.volume)];
}

function eksTaints(group: NodeGroupSpec, cni: CniSpec): aws.types.input.eks.NodeGroupTaint[] {
  return groupTaints(group, cni).map(({ key, value, effect }) => ({
    key,
    ...(value === undefined ? {} : { value }),
    effect: EKS_TAINT_EFFECT[effect],
  }));
}
