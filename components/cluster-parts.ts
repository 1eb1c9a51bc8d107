import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { CniMode, IpFamily, NodeGroupKind, OperatorIdentity } from "../spec/choices";
import type { AddonsSettings } from "../spec/cluster-input";
import type { ClusterSpec } from "../spec/cluster-spec";
import { NODE_GROUP_LABEL } from "../userdata";
import { cniIdentityOf } from "./aws-identity";
import type { ClusterArgs } from "./cluster-args";
import type { InstalledCni } from "./cluster-cni";
import type { ClusterConnection } from "./cluster-script";
import { ControlPlane } from "./control-plane";
import { CoreAddons } from "./core-addons";
import { EniSweep } from "./eni-sweep";
import { HealthGate, SecondaryEnis } from "./health-gate";
import { Linkerd } from "./linkerd";
import { LinkerdCni } from "./linkerd-cni";
import { Network } from "./network";
import { NodeGroup } from "./node-group";
import type { NodeGroupSettingsArgs } from "./node-group-args";
import { NodeRole } from "./node-role";
import { RolloutGate } from "./rollout-gate";
import { SelfManagedNodeGroup } from "./self-managed-node-group";
import type { TagsArgs } from "./tags-args";

/** What every part of a cluster is made from. */
export interface Blueprint {
  readonly name: string;
  readonly region: string;
  readonly args: ClusterArgs;
  readonly spec: ClusterSpec;
  readonly parent: pulumi.ComponentResource;
}

/** Ids of the network that a cluster lives in, ours or the user's. */
export interface Place {
  readonly vpcId: pulumi.Input<string>;
  readonly nodeSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly controlPlaneSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
}

/** A blueprint with a control plane to build on. */
export interface Site extends Blueprint {
  readonly place: Place;
  readonly controlPlane: ControlPlane;
  readonly kubernetes: k8s.Provider;
}

/** A node group under the name that was given. */
export interface NamedNodeGroup {
  readonly name: string;
  readonly nodeGroup: NodeGroup | SelfManagedNodeGroup;
  /** Nodes at creation. */
  readonly desired: number;
}

type After = pulumi.Resource[];

/** Tags of every AWS resource, as an argument to spread. */
export function tagsOf({ args }: Blueprint): { tags?: TagsArgs } {
  return args.cluster.tags === undefined ? {} : { tags: args.cluster.tags };
}

/** How the cluster is reached. */
export function connectionOf({
  region,
  args,
  controlPlane,
}: Site): ClusterConnection & { region: string } {
  return {
    region,
    clusterName: controlPlane.clusterName,
    endpoint: controlPlane.endpoint,
    certificateAuthority: controlPlane.certificateAuthority,
    ...(args.credentials === undefined ? {} : { credentials: args.credentials }),
  };
}

/** The user's network, or one of ours. */
export function makePlace(blueprint: Blueprint): Place {
  const { name, args, spec, parent } = blueprint;
  const { network } = args.cluster;
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
      // EKS refuses subnets without an IPv6 range for such a cluster.
      ...(spec.ipFamily === IpFamily.Ipv6 ? { dualStack: true } : {}),
      ...tagsOf(blueprint),
    },
    { parent },
  );
  return {
    vpcId: made.vpcId,
    nodeSubnetIds: made.privateSubnetIds,
    controlPlaneSubnetIds: made.privateSubnetIds,
  };
}

/** A bare control plane, or the one that exists. */
export function makeControlPlane(blueprint: Blueprint, place: Place): ControlPlane {
  const { name, region, args, parent } = blueprint;
  return new ControlPlane(
    name,
    {
      ...args.cluster,
      clusterName: args.cluster.name,
      region,
      vpcId: place.vpcId,
      subnetIds: place.controlPlaneSubnetIds,
      oidcProvider: cniIdentityOf(blueprint.spec) === OperatorIdentity.Irsa,
      ...(args.credentials === undefined ? {} : { credentials: args.credentials }),
    },
    { parent },
  );
}

/** Add-ons that nodes need at once: kube-proxy without its replacement, the pod-identity agent when used. */
export function makeNodeAddons(site: Site): CoreAddons {
  const { spec } = site;
  const { kubeProxy, podIdentityAgent } = spec.addons;
  const needsAgent =
    podIdentityAgent !== undefined || cniIdentityOf(spec) === OperatorIdentity.PodIdentity;
  return makeCoreAddons(
    site,
    "node-addons",
    {
      ...(spec.cni.kubeProxyReplacement ? {} : { kubeProxy: kubeProxy ?? {} }),
      ...(needsAgent ? { podIdentityAgent: podIdentityAgent ?? {} } : {}),
    },
    [],
  );
}

/** CoreDNS, which needs nodes and is needed by all that comes later. */
export function makeCoreDns(site: Site, after: After): CoreAddons {
  return makeCoreAddons(site, "addons", { coredns: site.spec.addons["coredns"] ?? {} }, after);
}

/** What the user asks for, last: a control plane of Linkerd is there for their pods. */
export function makeOtherAddons(site: Site, after: After): CoreAddons | undefined {
  const {
    coredns: _first,
    kubeProxy: _early,
    podIdentityAgent: _too,
    ...others
  } = site.spec.addons;
  return Object.keys(others).length === 0
    ? undefined
    : makeCoreAddons(site, "other-addons", others, after);
}

function makeCoreAddons(site: Site, suffix: string, addons: AddonsSettings, after: After) {
  return new CoreAddons(
    `${site.name}-${suffix}`,
    { clusterName: site.controlPlane.clusterName, addons, ...tagsOf(site) },
    { parent: site.parent, dependsOn: after },
  );
}

/** linkerd-cni, there before the first node. */
export function makeLinkerdCni(site: Site, after: After): LinkerdCni | undefined {
  const { linkerd } = site.args;
  return linkerd?.cni === true
    ? new LinkerdCni(
        `${site.name}-linkerd-cni`,
        { ...linkerd, ipFamily: site.spec.ipFamily },
        { parent: site.parent, providers: [site.kubernetes], dependsOn: after },
      )
    : undefined;
}

/** Linkerd's control plane, on nodes that have linkerd-cni and names that resolve. */
export function makeLinkerd(
  site: Site,
  groups: readonly NamedNodeGroup[],
  after: After,
): Linkerd | undefined {
  const { linkerd } = site.args;
  if (linkerd?.controlPlane !== true) return undefined;
  const { controlPlane: _asked, ...settings } = linkerd;
  return new Linkerd(
    `${site.name}-linkerd`,
    {
      ...settings,
      ...connectionOf(site),
      ipFamily: site.spec.ipFamily,
      // Cilium's came before Cilium.
      gatewayApiCrds: !site.spec.cni.gatewayApi,
      awaitReady: groups.some(({ desired }) => desired > 0),
    },
    { parent: site.parent, providers: [site.kubernetes], dependsOn: after },
  );
}

/** Keeps a CNI upgrade that does not come up away from nodes. */
export function makeRolloutGate(site: Site, cni: InstalledCni, after: After): RolloutGate {
  return new RolloutGate(
    `${site.name}-rollout-gate`,
    {
      ...connectionOf(site),
      revision: cni.configurationHash,
      workloads: cni.workloads,
      ...(cni.conditions === undefined ? {} : { conditions: cni.conditions }),
    },
    { parent: site.parent, dependsOn: after },
  );
}

/** On destroy, between the last node and the CNI's operator. Only where somebody makes ENIs. */
export function makeSweep(site: Site, cni: InstalledCni, after: After): EniSweep | undefined {
  const { eniOwner, vpcCniCluster } = cni;
  return eniOwner === undefined && vpcCniCluster === undefined
    ? undefined
    : new EniSweep(
        `${site.name}-eni-sweep`,
        {
          region: site.region,
          vpcId: site.place.vpcId,
          ...(eniOwner === undefined ? {} : { ciliumClusterName: eniOwner }),
          ...(vpcCniCluster === undefined ? {} : { vpcCniClusterName: vpcCniCluster }),
          ...(site.args.credentials === undefined ? {} : { credentials: site.args.credentials }),
        },
        { parent: site.parent, dependsOn: after },
      );
}

/** The groups, each with a role; those that bring none get one, made early: IAM takes a while to know a role everywhere. */
export function makeNodeRoles(blueprint: Blueprint): NodeGroupSettingsArgs[] {
  const { name, region, args, parent } = blueprint;
  return args.nodeGroups.map((group) => ({
    ...group,
    iamRoleArn:
      group.iamRoleArn ??
      new NodeRole(`${name}-${group.name}`, { region, ...tagsOf(blueprint) }, { parent }).arn,
  }));
}

/** Every node group, side by side. */
export function makeNodeGroups(
  site: Site,
  groups: NodeGroupSettingsArgs[],
  after: After,
): NamedNodeGroup[] {
  const { name, args, controlPlane, place, parent } = site;
  const componentOf = ({ kind }: NodeGroupSettingsArgs) =>
    kind === NodeGroupKind.SelfManaged ? SelfManagedNodeGroup : NodeGroup;
  return groups.map((group) => ({
    name: group.name,
    desired: group.scaling.desired,
    nodeGroup: new (componentOf(group))(
      `${name}-${group.name}`,
      {
        ...group,
        ...connectionOf(site),
        ...tagsOf(site),
        version: args.cluster.version,
        cni: args.cni,
        serviceCidr: controlPlane.serviceCidr,
        clusterSecurityGroupId: controlPlane.clusterSecurityGroupId,
        subnetIds: group.subnetIds ?? place.nodeSubnetIds,
      },
      { parent, dependsOn: after },
    ),
  }));
}

/** What the gate may expect: EC2 knows pods' addresses in ENI mode only, and the gate compares IPv4. */
function secondaryEnisOf({ cni, ipFamily }: ClusterSpec): SecondaryEnis {
  if (cni.mode !== CniMode.Eni || ipFamily === IpFamily.Ipv6) {
    return SecondaryEnis.None;
  }
  return cni.firstInterfaceIndex > 0 ? SecondaryEnis.Always : SecondaryEnis.WhenAttached;
}

/** One gate for each group that has nodes. */
export function makeHealthGates(
  site: Site,
  cni: InstalledCni,
  groups: NamedNodeGroup[],
): HealthGate[] {
  return groups
    .filter(({ desired }) => desired > 0)
    .map(
      ({ name, nodeGroup }) =>
        new HealthGate(
          `${site.name}-${name}-gate`,
          {
            ...connectionOf(site),
            nodeGroupName: nodeGroup.nodeGroupName,
            ...(nodeGroup instanceof SelfManagedNodeGroup
              ? { nodeGroupLabel: NODE_GROUP_LABEL }
              : {}),
            revision: pulumi.interpolate`${cni.configurationHash}-${nodeGroup.launchTemplateVersion}`,
            secondaryEnis: secondaryEnisOf(site.spec),
          },
          { parent: site.parent, providers: [site.kubernetes], dependsOn: [nodeGroup] },
        ),
    );
}
