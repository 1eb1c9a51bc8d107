import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CniMode, OperatingSystem } from "../spec/choices";
import type { CniSpec, NodeGroupSpec, VolumeSpec } from "../spec/cluster-spec";
import { renderUserData } from "../userdata";
import type { NodeGroupArgs } from "./node-group-args";
import type { Nodes } from "./node-preparation";
import { checkUserDataSize } from "./user-data-size";

/** Hop limit of the instance metadata service: the node's own processes; pods on ENIs; pods on an overlay. */
const IMDS_HOPS = { node: 1, pod: 2, overlayPod: 3 } as const;

/** Root device of Amazon's AMIs and data device of Bottlerocket (facts of the AMIs' block device mappings). */
const ROOT_DEVICE = "/dev/xvda";
const BOTTLEROCKET_DATA_DEVICE = "/dev/xvdb";

/** Bottlerocket's root holds two images of the system and nothing of the user's. */
const BOTTLEROCKET_ROOT_GIB = 4;

/**
 * The launch template of a group: user data that is right for the CNI, encrypted disks, IMDSv2, and tags on everything
 * that a node brings. It has no physical name, so that a replacement comes first.
 *
 * @param own - what only this kind of group has in it
 */
export function makeLaunchTemplate(
  component: pulumi.ComponentResource,
  name: string,
  args: NodeGroupArgs,
  { group, cni, maxPods }: Nodes,
  own: Pick<aws.ec2.LaunchTemplateArgs, "iamInstanceProfile" | "imageId" | "vpcSecurityGroupIds">,
): aws.ec2.LaunchTemplate {
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
  return new aws.ec2.LaunchTemplate(
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
      ...own,
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags: { ...args.tags, Name: name },
      })),
      ...(args.tags === undefined ? {} : { tags: args.tags }),
    },
    { parent: component },
  );
}

/** The cluster's own security group and those that are given. */
export function securityGroups(args: NodeGroupArgs): pulumi.Output<string[]> {
  return pulumi
    .all([args.clusterSecurityGroupId, args.securityGroupIds ?? []])
    .apply(([cluster, others]) => [cluster, ...others]);
}

function hopLimit(group: NodeGroupSpec, cni: CniSpec): number {
  if (!group.imdsPodAccess) {
    return IMDS_HOPS.node;
  }
  return cni.mode === CniMode.Overlay ? IMDS_HOPS.overlayPod : IMDS_HOPS.pod;
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
