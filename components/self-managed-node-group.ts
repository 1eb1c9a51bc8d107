import * as aws from "@pulumi/aws";
import { local } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { CapacityType, NodeGroupKind } from "../spec/choices";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";
import { BASH, clusterEnvironment, NO_OP, scriptText } from "./cluster-script";
import type { AwsCredentialsArgs } from "./kubeconfig";
import type { NodeGroupArgs } from "./node-group-args";
import { makeLaunchTemplate, securityGroups } from "./node-launch-template";
import { prepareNodes, settleNodes } from "./node-preparation";
import { amiParameter, readAmiId } from "./self-managed-ami";
import { instanceRefresh } from "./self-managed-refresh";

/** A self-managed node group of any EKS cluster. */
export interface SelfManagedNodeGroupArgs extends NodeGroupArgs {
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

/**
 * An Auto Scaling group of your own whose nodes join any EKS cluster that knows access entries: nothing of them is
 * EKS's, and nothing is merged into their user data.
 *
 * A new version of the launch template rolls the nodes by an instance refresh. EC2 knows no Ready node and drains none:
 * a command waits until each new node has joined, and cancels the refresh when one does not in time; whoever needs
 * draining installs aws-node-termination-handler.
 *
 * Needs `aws` 2, `kubectl` and `bash` where Pulumi runs, a network path to the endpoint, and the permissions
 * `autoscaling:Describe*` and `autoscaling:CancelInstanceRefresh`, without an AMI of your own also
 * `ssm:GetParameter`.
 */
export class SelfManagedNodeGroup extends pulumi.ComponentResource {
  /** Name of the Auto Scaling group. */
  readonly autoScalingGroupName: pulumi.Output<string>;
  /** Name that was given, the value of the label `eks-cni.io/node-group`. */
  readonly nodeGroupName: pulumi.Output<string>;
  readonly nodeRoleArn: pulumi.Output<string>;
  /** Changes with everything that rolls the nodes, instance types excepted. */
  readonly launchTemplateVersion: pulumi.Output<number>;
  /** What the kubelet of each node allows. */
  readonly maxPods: pulumi.Output<number>;

  constructor(
    name: string,
    args: SelfManagedNodeGroupArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const group = settleNodes(args, NodeGroupKind.SelfManaged);
    const parameter = amiParameter(group, args.version);
    super(
      "eks-cni:index:SelfManagedNodeGroup",
      name,
      {
        nodeGroupName: args.name,
        ...(args.amiId === undefined ? { amiParameter: parameter } : {}),
      },
      opts,
    );
    const nodes = prepareNodes(this, name, args, group, opts);
    const { maxPods, roleArn } = nodes;
    const tags = args.tags === undefined ? {} : { tags: args.tags };

    const profile = new aws.iam.InstanceProfile(
      name,
      { role: pulumi.output(roleArn).apply(roleNameOf), ...tags },
      { parent: this },
    );
    const accessEntry = new aws.eks.AccessEntry(
      name,
      { clusterName: args.clusterName, principalArn: roleArn, type: "EC2_LINUX", ...tags },
      { parent: this },
    );
    const launchTemplate = makeLaunchTemplate(this, name, args, nodes, {
      imageId: args.amiId ?? readAmiId(this, name, group, parameter, args),
      iamInstanceProfile: { arn: profile.arn },
      vpcSecurityGroupIds: securityGroups(args),
    });
    const autoScalingGroup = new aws.autoscaling.Group(
      name,
      {
        vpcZoneIdentifiers: args.subnetIds,
        minSize: group.scaling.min,
        maxSize: group.scaling.max,
        desiredCapacity: group.scaling.desired,
        healthCheckType: "EC2",
        // EC2 does not know Ready nodes: the command below waits.
        waitForCapacityTimeout: "0",
        mixedInstancesPolicy: mixedInstancesPolicy(group, launchTemplate),
        instanceRefresh: instanceRefresh(group),
        tags: groupTags(name, args),
      },
      {
        parent: this,
        // A node that comes before its entry is turned away, and one that outlives it cannot be drained.
        dependsOn: [accessEntry],
        // An autoscaler owns the number of nodes after creation.
        ignoreChanges: ["desiredCapacity"],
      },
    );
    awaitNodes(this, name, args, group, autoScalingGroup, launchTemplate);

    this.autoScalingGroupName = autoScalingGroup.name;
    this.nodeGroupName = pulumi.output(args.name);
    this.nodeRoleArn = pulumi.output(roleArn);
    this.launchTemplateVersion = launchTemplate.latestVersion;
    this.maxPods = pulumi.output(maxPods);
    this.registerOutputs({
      autoScalingGroupName: this.autoScalingGroupName,
      nodeGroupName: this.nodeGroupName,
      nodeRoleArn: this.nodeRoleArn,
      launchTemplateVersion: this.launchTemplateVersion,
      maxPods: this.maxPods,
    });
  }
}

/** A role is known to instance profiles by its name alone, whatever its path. */
function roleNameOf(arn: string): string {
  return arn.replace(/^.*\//, "");
}

/** One shape for one type and for many, so that a further type is an update. */
function mixedInstancesPolicy(
  { capacityType, instanceTypes, mixedInstances }: NodeGroupSpec,
  launchTemplate: aws.ec2.LaunchTemplate,
): aws.types.input.autoscaling.GroupMixedInstancesPolicy {
  const { onDemandBase, onDemandPercentage, spotStrategy } = mixedInstances ?? {
    ...DEFAULTS.nodeGroup.mixedInstances,
    onDemandPercentage: capacityType === CapacityType.Spot ? 0 : 100,
  };
  return {
    instancesDistribution: {
      // The first of the list that there is, as with a managed group.
      onDemandAllocationStrategy: "prioritized",
      onDemandBaseCapacity: onDemandBase,
      onDemandPercentageAboveBaseCapacity: onDemandPercentage,
      spotAllocationStrategy: spotStrategy,
    },
    launchTemplate: {
      launchTemplateSpecification: {
        launchTemplateId: launchTemplate.id,
        version: launchTemplate.latestVersion.apply(String),
      },
      overrides: instanceTypes.map((instanceType) => ({ instanceType })),
    },
  };
}

/** Without the cluster's tag its controller does not take an instance for a node. The others come from the launch template. */
function groupTags(
  name: string,
  args: SelfManagedNodeGroupArgs,
): pulumi.Output<aws.types.input.autoscaling.GroupTag[]> {
  return pulumi.all([args.clusterName, pulumi.output(args.tags ?? {})]).apply(([cluster, tags]) => [
    { key: `kubernetes.io/cluster/${cluster}`, value: "owned", propagateAtLaunch: true },
    ...Object.entries({ ...tags, Name: name }).map(([key, value]) => ({
      key,
      value,
      propagateAtLaunch: false,
    })),
  ]);
}

/** Ends when each node of the group runs its newest configuration and is Ready. */
function awaitNodes(
  component: pulumi.ComponentResource,
  name: string,
  args: SelfManagedNodeGroupArgs,
  group: NodeGroupSpec,
  autoScalingGroup: aws.autoscaling.Group,
  launchTemplate: aws.ec2.LaunchTemplate,
): void {
  const { gates } = DEFAULTS;
  new local.Command(
    `${name}-nodes`,
    {
      interpreter: BASH,
      create: scriptText("aws.sh", "kube.sh", "self-managed-nodes.sh"),
      update: NO_OP,
      environment: {
        ...clusterEnvironment(args),
        GROUP: autoScalingGroup.name,
        TEMPLATE_VERSION: launchTemplate.latestVersion.apply(String),
        JOIN_SEC: String(gates.joinSec),
        BASE_SEC: String(gates.selfManagedBaseSec),
        PER_NODE_SEC: String(gates.selfManagedPerNodeSec),
      },
      triggers: [
        autoScalingGroup.name,
        launchTemplate.latestVersion,
        group.instanceTypes.join(" "),
      ],
      addPreviousOutputInEnv: false,
    },
    { parent: component, dependsOn: [autoScalingGroup] },
  );
}
