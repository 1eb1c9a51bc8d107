import * as pulumi from "@pulumi/pulumi";
import { CniMode, VpcCniMode } from "../spec/choices";
import type { InstalledCni } from "./cluster-cni";
import { connectionOf, type Site, tagsOf } from "./cluster-parts";
import { VpcCni, VPC_CNI_WORKLOADS } from "./vpc-cni";

/** aws-vpc-cni, where the chosen CNI stands on it. It comes before that CNI and before the first node. */
export function makeVpcCni(site: Site): VpcCni | undefined {
  const { name, args, spec, parent, controlPlane } = site;
  if (args.vpcCni?.mode !== VpcCniMode.Installed) return undefined;
  const { mode: _mode, ...settings } = args.vpcCni;
  return new VpcCni(
    `${name}-vpc-cni`,
    {
      ...settings,
      ...connectionOf(site),
      oidcProviderArn: controlPlane.oidcProviderArn,
      oidcIssuer: controlPlane.oidcIssuer,
      identity: spec.cni.operatorIdentity,
      prefixDelegation: spec.cni.prefixDelegation,
      masquerade: spec.cni.masquerade,
      annotatePodIp: spec.cni.mode === CniMode.PolicyOnly,
      ...tagsOf(site),
    },
    { parent, providers: [site.kubernetes] },
  );
}

/** A CNI with what it stands on: the gates look at both, and the sweep removes what aws-node left behind. */
export function standingOn(
  site: Site,
  cni: InstalledCni,
  vpcCni: VpcCni | undefined,
): InstalledCni {
  return vpcCni === undefined
    ? cni
    : {
        ...cni,
        configurationHash: pulumi.interpolate`${vpcCni.configurationHash}-${cni.configurationHash}`,
        workloads: [...VPC_CNI_WORKLOADS, ...cni.workloads],
        vpcCniCluster: site.controlPlane.clusterName,
      };
}
