import * as pulumi from "@pulumi/pulumi";
import { operatorTolerations } from "../rules/operator-tolerations";
import { desiredNodes } from "../rules/running-groups";
import { takingGroups } from "../rules/taint-toleration";
import { CniMode } from "../spec/choices";
import { Cilium, CILIUM_WORKLOADS } from "./cilium";
import { connectionOf, type Site, tagsOf } from "./cluster-parts";
import type { RolloutWorkloadArgs } from "./rollout-gate";

/** The CNI of a cluster, whichever it is: what the steps after it need to know. */
export interface InstalledCni {
  /** Whatever needs the CNI's objects depends on it. */
  readonly component: pulumi.ComponentResource;
  /** Changes whenever a chart or its values do. Whoever waits for it waits for the installation. */
  readonly configurationHash: pulumi.Output<string>;
  /** What is rolled out when the CNI runs: its agents first, then its operator. */
  readonly workloads: RolloutWorkloadArgs[];
  /** Name under which the CNI's operator tags the ENIs it makes; absent where it makes none. */
  readonly eniOwner?: pulumi.Output<string>;
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

/**
 * Installs the cluster's CNI, before the first node. It never waits for what it installs.
 *
 * @param after - what the CNI stands on: aws-vpc-cni, CRDs
 */
export function makeCni(site: Site, after: pulumi.Resource[]): InstalledCni {
  return installCilium(site, after);
}
