import * as pulumi from "@pulumi/pulumi";
import { operatorTolerations } from "../rules/operator-tolerations";
import { desiredNodes } from "../rules/running-groups";
import { takingGroups } from "../rules/taint-toleration";
import { CniKind, CniMode } from "../spec/choices";
import { Calico, CALICO_WORKLOADS, calicoConditions } from "./calico";
import { Cilium, CILIUM_WORKLOADS } from "./cilium";
import { connectionOf, type Site, tagsOf } from "./cluster-parts";
import type { RolloutConditionArgs, RolloutWorkloadArgs } from "./rollout-gate";

/** The CNI of a cluster, whichever it is: what the steps after it need to know. */
export interface InstalledCni {
  /** Whatever needs the CNI's objects depends on it. */
  readonly component: pulumi.ComponentResource;
  /** Changes whenever a chart or its values do. Whoever waits for it waits for the installation. */
  readonly configurationHash: pulumi.Output<string>;
  /** What is rolled out when the CNI runs: its agents first, then its operator. */
  readonly workloads: RolloutWorkloadArgs[];
  /** Where an operator says which configuration the workloads have; absent where the release makes them itself. */
  readonly conditions?: RolloutConditionArgs[];
  /** Name under which the CNI's operator tags the ENIs it makes; absent where it makes none. */
  readonly eniOwner?: pulumi.Output<string>;
  /** The EKS cluster for which aws-vpc-cni, below, makes ENIs; absent where it is not installed. */
  readonly vpcCniCluster?: pulumi.Output<string>;
}

function installCilium(site: Site, after: pulumi.Resource[]): InstalledCni {
  const { name, args, spec, parent, controlPlane } = site;
  const cilium = new Cilium(
    `${name}-cilium`,
    {
      ...args.cni,
      ...connectionOf(site),
      oidcProviderArn: controlPlane.oidcProviderArn,
      oidcIssuer: controlPlane.oidcIssuer,
      nodeCount: desiredNodes(takingGroups(spec.nodeGroups, operatorTolerations(spec.cni))),
      linkerdCni: spec.linkerd.cni,
      linkerd: spec.linkerd.cni || spec.linkerd.controlPlane,
      ipFamily: spec.ipFamily,
      ...tagsOf(site),
    },
    { parent, providers: [site.kubernetes], dependsOn: after },
  );
  return {
    component: cilium,
    configurationHash: cilium.configurationHash,
    workloads: CILIUM_WORKLOADS,
    ...(spec.cni.mode === CniMode.Eni ? { eniOwner: cilium.ciliumClusterName } : {}),
  };
}

function installCalico(site: Site, after: pulumi.Resource[]): InstalledCni {
  const { name, args, spec, parent } = site;
  const calico = new Calico(
    `${name}-calico`,
    {
      ...args.cni,
      ...connectionOf(site),
      nodeCount: desiredNodes(spec.nodeGroups),
      linkerdCni: spec.linkerd.cni,
      linkerd: spec.linkerd.cni || spec.linkerd.controlPlane,
    },
    { parent, providers: [site.kubernetes], dependsOn: after },
  );
  return {
    component: calico,
    configurationHash: calico.configurationHash,
    workloads: CALICO_WORKLOADS,
    conditions: calicoConditions(spec.cni),
  };
}

/**
 * Installs the cluster's CNI, before the first node. It never waits for what it installs.
 *
 * @param after - what the CNI stands on: aws-vpc-cni, CRDs
 */
export function makeCni(site: Site, after: pulumi.Resource[]): InstalledCni {
  const { kind } = site.spec.cni;
  switch (kind) {
    case CniKind.Cilium:
      return installCilium(site, after);
    case CniKind.Calico:
      return installCalico(site, after);
    default: {
      const never: never = kind;
      return never;
    }
  }
}
