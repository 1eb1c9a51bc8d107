import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { judgeCluster } from "../rules/judge";
import { CniMode, OperatorIdentity } from "../spec/choices";
import type { AddonsSettings } from "../spec/cluster-input";
import type { ClusterSpec } from "../spec/cluster-spec";
import { Cilium, CILIUM_NAMESPACE } from "./cilium";
import type { ClusterArgs } from "./cluster-args";
import { ControlPlane } from "./control-plane";
import { CoreAddons } from "./core-addons";
import { EniSweep } from "./eni-sweep";
import { handlesOf, setHandles } from "./handles";
import { HealthGate, SecondaryEnis } from "./health-gate";
import { reportProblems } from "./judgement";
import { setLineage } from "./lineage";
import { LinkerdCni } from "./linkerd-cni";
import { Network } from "./network";
import { NodeGroup } from "./node-group";
import { RolloutGate } from "./rollout-gate";
import { toClusterSpec } from "./settle";

/** Ids of the network that a cluster lives in, ours or the user's. */
interface Place {
  readonly vpcId: pulumi.Input<string>;
  readonly nodeSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly controlPlaneSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * An EKS cluster that starts on the CNI its owner chose, in the one order that cannot deadlock: control
 * plane, CNI, linkerd-cni, rollout gate, ENI sweep, nodes, health gate, add-ons. Destruction runs it backwards.
 */
export class Cluster extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly certificateAuthority: pulumi.Output<string>;
  readonly oidcIssuer: pulumi.Output<string>;
  readonly oidcProviderArn: pulumi.Output<string>;
  readonly clusterSecurityGroupId: pulumi.Output<string>;
  readonly vpcId: pulumi.Output<string>;
  /** Holds no secret: it asks `aws eks get-token`. */
  readonly kubeconfig: pulumi.Output<string>;
  /** EKS's names of the node groups, by the names that were given. */
  readonly nodeGroupNames: pulumi.Output<{ [name: string]: string }>;

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:Cluster", name, {}, opts);
    const region = regionOf(args);
    const spec = toClusterSpec(args, region);
    reportProblems(this, (date) => judgeCluster(spec, date));

    const { cluster, cni, linkerd, credentials } = args;
    const tags = cluster.tags === undefined ? {} : { tags: cluster.tags };
    const place = placeOf(name, args, spec, this);
    const controlPlane = new ControlPlane(
      name,
      {
        ...cluster,
        clusterName: cluster.name,
        region,
        vpcId: place.vpcId,
        subnetIds: place.controlPlaneSubnetIds,
        ...(credentials === undefined ? {} : { credentials }),
      },
      { parent: this },
    );
    const handles = handlesOf(controlPlane);
    setHandles(this, handles);
    setLineage(this, { ownedCluster: handles.owned });

    const connection = {
      region,
      clusterName: controlPlane.clusterName,
      endpoint: controlPlane.endpoint,
      certificateAuthority: controlPlane.certificateAuthority,
      ...(credentials === undefined ? {} : { credentials }),
    };
    const onCluster = { parent: this, providers: [handles.kubernetes] };
    const addons = addonsOf(spec);

    const nodeAddons = new CoreAddons(
      `${name}-node-addons`,
      { clusterName: controlPlane.clusterName, addons: addons.beforeNodes, ...tags },
      { parent: this },
    );
    const cilium = new Cilium(
      `${name}-cilium`,
      {
        ...cni,
        ...connection,
        oidcProviderArn: controlPlane.oidcProviderArn,
        oidcIssuer: controlPlane.oidcIssuer,
        nodeCount: nodeCount(spec),
        linkerdCni: spec.linkerd.cni,
        ...tags,
      },
      onCluster,
    );
    const linkerdCni =
      linkerd?.cni === true
        ? new LinkerdCni(`${name}-linkerd-cni`, linkerd, { ...onCluster, dependsOn: [cilium] })
        : undefined;
    const rolloutGate = new RolloutGate(
      `${name}-rollout-gate`,
      {
        ...connection,
        revision: cilium.configurationHash,
        workloads: ["daemonset/cilium", "deployment/cilium-operator"].map((resource) => ({
          namespace: CILIUM_NAMESPACE,
          resource,
        })),
      },
      { parent: this, dependsOn: [cilium, nodeAddons] },
    );
    const sweep = new EniSweep(
      `${name}-eni-sweep`,
      { ...connection, vpcId: place.vpcId, ciliumClusterName: cilium.ciliumClusterName },
      { parent: this, dependsOn: [rolloutGate] },
    );
    const groups = args.nodeGroups.map((group) => {
      const nodeGroup = new NodeGroup(
        `${name}-${group.name}`,
        {
          ...group,
          ...connection,
          ...tags,
          version: cluster.version,
          cni,
          serviceCidr: controlPlane.serviceCidr,
          clusterSecurityGroupId: controlPlane.clusterSecurityGroupId,
          subnetIds: group.subnetIds ?? place.nodeSubnetIds,
        },
        {
          parent: this,
          dependsOn: [sweep, nodeAddons, ...(linkerdCni === undefined ? [] : [linkerdCni])],
        },
      );
      return { name: group.name, nodeGroup, desired: group.scaling.desired };
    });
    const gates = groups
      .filter(({ desired }) => desired > 0)
      .map(
        (group) =>
          new HealthGate(
            `${name}-${group.name}-gate`,
            {
              ...connection,
              nodeGroupName: group.nodeGroup.nodeGroupName,
              revision: pulumi.interpolate`${cilium.configurationHash}-${group.nodeGroup.launchTemplateVersion}`,
              secondaryEnis:
                spec.cni.mode === CniMode.Eni ? SecondaryEnis.WhenAttached : SecondaryEnis.None,
            },
            { ...onCluster, dependsOn: [group.nodeGroup] },
          ),
      );
    new CoreAddons(
      `${name}-addons`,
      { clusterName: controlPlane.clusterName, addons: addons.afterNodes, ...tags },
      { parent: this, dependsOn: [...groups.map(({ nodeGroup }) => nodeGroup), ...gates] },
    );

    this.clusterName = controlPlane.clusterName;
    this.endpoint = controlPlane.endpoint;
    this.certificateAuthority = controlPlane.certificateAuthority;
    this.oidcIssuer = controlPlane.oidcIssuer;
    this.oidcProviderArn = controlPlane.oidcProviderArn;
    this.clusterSecurityGroupId = controlPlane.clusterSecurityGroupId;
    this.vpcId = pulumi.output(place.vpcId);
    this.kubeconfig = controlPlane.kubeconfig;
    this.nodeGroupNames = pulumi.output(
      Object.fromEntries(groups.map((group) => [group.name, group.nodeGroup.nodeGroupName])),
    );
    this.registerOutputs({
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      certificateAuthority: this.certificateAuthority,
      oidcIssuer: this.oidcIssuer,
      oidcProviderArn: this.oidcProviderArn,
      clusterSecurityGroupId: this.clusterSecurityGroupId,
      vpcId: this.vpcId,
      kubeconfig: this.kubeconfig,
      nodeGroupNames: this.nodeGroupNames,
    });
  }
}

/** Plain, because names that must be unique are made of it. */
function regionOf(args: ClusterArgs): string {
  const region = args.region ?? aws.config.region;
  if (region === undefined) {
    throw new pulumi.InputPropertyError({
      propertyPath: "region",
      reason:
        "no AWS region: write `aws:region` into the stack file, or pass `region` when the provider is an explicit one",
    });
  }
  return region;
}

/** Nodes that the operator's replicas can spread over. */
function nodeCount(spec: ClusterSpec): number {
  return spec.nodeGroups.reduce((sum, group) => sum + group.scaling.desired, 0);
}

/** Which add-ons nodes need at once, and which need nodes. */
function addonsOf(spec: ClusterSpec): { beforeNodes: AddonsSettings; afterNodes: AddonsSettings } {
  const { coredns, kubeProxy, podIdentityAgent, ...others } = spec.addons;
  const needsAgent =
    podIdentityAgent !== undefined || spec.cni.operatorIdentity === OperatorIdentity.PodIdentity;
  return {
    beforeNodes: {
      ...(spec.cni.kubeProxyReplacement ? {} : { kubeProxy: kubeProxy ?? {} }),
      ...(needsAgent ? { podIdentityAgent: podIdentityAgent ?? {} } : {}),
    },
    afterNodes: { coredns: coredns ?? {}, ...others },
  };
}

/** The user's network, or one of ours. */
function placeOf(name: string, args: ClusterArgs, spec: ClusterSpec, parent: Cluster): Place {
  const { network, tags } = args.cluster;
  if (network !== undefined) {
    return {
      vpcId: network.vpcId,
      nodeSubnetIds: network.subnetIds,
      controlPlaneSubnetIds: network.controlPlaneSubnetIds ?? network.subnetIds,
    };
  }
  const made = new Network(
    name,
    {
      ...(spec.network.kind === "new" ? { cidr: spec.network.vpcCidr } : {}),
      ...(tags === undefined ? {} : { tags }),
    },
    { parent },
  );
  return {
    vpcId: made.vpcId,
    nodeSubnetIds: made.privateSubnetIds,
    controlPlaneSubnetIds: made.privateSubnetIds,
  };
}
