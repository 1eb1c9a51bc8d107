import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { judgeCluster } from "../rules/judge";
import type { ClusterArgs } from "./cluster-args";
import { makeCni } from "./cluster-cni";
import { makeGatewayApiCrds } from "./cluster-gateway-api";
import {
  type Blueprint,
  makeControlPlane,
  makeCoreDns,
  makeHealthGates,
  makeLinkerd,
  makeLinkerdCni,
  makeNodeAddons,
  makeNodeGroups,
  makeNodeRoles,
  makeOtherAddons,
  makePlace,
  makeRolloutGate,
  makeSweep,
} from "./cluster-parts";
import { makeVpcCni, standingOn } from "./cluster-vpc-cni";
import { handlesOf, setHandles } from "./handles";
import { reportInsight } from "./insight";
import { reportProblems } from "./judgement";
import { setLineage } from "./lineage";
import { toClusterSpec } from "./settle";
import { credentialsOfStack } from "./stack-credentials";

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
  /** Names of the node groups, by the names that were given: EKS's, of self-managed groups the value of their label. */
  readonly nodeGroupNames: pulumi.Output<{ [name: string]: string }>;

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:Cluster", name, {}, opts);
    const region = regionOf(args);
    const spec = toClusterSpec(args, region);
    reportProblems(this, (date) => judgeCluster(spec, date));
    reportInsight(name, spec);

    const credentials = args.credentials ?? credentialsOfStack(this);
    const blueprint: Blueprint = {
      name,
      region,
      args: credentials === undefined ? args : { ...args, credentials },
      spec,
      parent: this,
    };
    const place = makePlace(blueprint);
    const withRoles = makeNodeRoles(blueprint);
    const controlPlane = makeControlPlane(blueprint, place);
    const handles = handlesOf(controlPlane);
    setHandles(this, handles);
    setLineage(this, { ownedCluster: handles.owned });

    const site = { ...blueprint, place, controlPlane, kubernetes: handles.kubernetes };
    const nodeAddons = makeNodeAddons(site);
    const vpcCni = makeVpcCni(site);
    const below = [...(vpcCni === undefined ? [] : [vpcCni]), ...makeGatewayApiCrds(site)];
    const cni = standingOn(site, makeCni(site, below), vpcCni);
    const linkerdCni = makeLinkerdCni(site, [cni.component]);
    const rolloutGate = makeRolloutGate(site, cni, [cni.component, nodeAddons]);
    const sweep = makeSweep(site, cni, [rolloutGate]);
    const beforeNodes: pulumi.Resource[] = [
      sweep ?? rolloutGate,
      nodeAddons,
      ...(linkerdCni === undefined ? [] : [linkerdCni]),
    ];
    const groups = makeNodeGroups(site, withRoles, beforeNodes);
    const gates = makeHealthGates(site, cni, groups);
    const coreDns = makeCoreDns(site, [...groups.map(({ nodeGroup }) => nodeGroup), ...gates]);
    const linkerd = makeLinkerd(site, groups, [coreDns]);
    makeOtherAddons(site, [linkerd ?? coreDns]);

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
