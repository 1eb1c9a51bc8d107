import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AddonsSettings } from "../spec/cluster-input";
import { ADDON_NAMES } from "../pins/addons";
import type { TagsArgs } from "./tags-args";

/** EKS add-ons of one moment in a cluster's life. */
export interface CoreAddonsArgs {
  readonly clusterName: pulumi.Input<string>;
  /** What to install: `coredns`, `kubeProxy`, `podIdentityAgent`, or an EKS add-on's own name. */
  readonly addons: AddonsSettings;
  /** @default - none */
  readonly tags?: TagsArgs;
}

/**
 * EKS add-ons. Those that nodes need at once (kube-proxy, the pod-identity agent) belong before the nodes;
 * those that need nodes (CoreDNS) behind the CNI health gate: use one `CoreAddons` for each.
 *
 * Without a version EKS chooses its default once, at creation; later previews stay empty.
 */
export class CoreAddons extends pulumi.ComponentResource {
  constructor(name: string, args: CoreAddonsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:CoreAddons", name, {}, opts);
    for (const [key, addon] of Object.entries(args.addons)) {
      const addonName = ADDON_NAMES[key] ?? key;
      new aws.eks.Addon(
        `${name}-${addonName}`,
        {
          clusterName: args.clusterName,
          addonName,
          ...(addon.version === undefined ? {} : { addonVersion: addon.version }),
          ...(addon.configurationValues === undefined
            ? {}
            : { configurationValues: JSON.stringify(addon.configurationValues) }),
          // Nothing else may own what the add-on installs: the cluster was made bare.
          resolveConflictsOnCreate: "OVERWRITE",
          // What people changed by hand since is theirs.
          resolveConflictsOnUpdate: "PRESERVE",
          ...(args.tags === undefined ? {} : { tags: args.tags }),
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
