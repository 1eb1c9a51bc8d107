import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { LINKERD_CNI_NAMESPACE_LABELS, linkerdCniPatch, linkerdCniValues } from "../charts";
import { PINS } from "../pins/pins";
import { judgeParts } from "../rules/judge";
import type { IpFamily } from "../spec/choices";
import type { LinkerdCniSettings } from "../spec/cluster-input";
import { DEFAULTS } from "../spec/defaults";
import { resolveLinkerd } from "../spec/resolve";
import { helmRelease } from "./helm-release";
import { reportProblems } from "./judgement";
import { lineageOf } from "./lineage";
import { requireKubernetesProvider } from "./require-provider";
import { settle } from "./settle";

/** Name of the release, its namespace and its DaemonSet: the chart fixes the last. */
const LINKERD_CNI = "linkerd-cni";

/** linkerd-cni on any cluster. */
export interface LinkerdCniArgs extends LinkerdCniSettings {
  /** Namespace, created here with the labels that the pods need. Changing it replaces everything. @default linkerd-cni */
  readonly namespace?: string;
  /** Address family of the cluster. @default ipv4 */
  readonly ipFamily?: IpFamily;
}

/**
 * linkerd-cni, installed so that it cannot lock itself out: its pods use the host network, so a stale entry
 * in the conflist can never keep the pod away that would repair it. The chart has no key for that: the
 * DaemonSet is patched right after each revision of the release, before the first node exists.
 */
export class LinkerdCni extends pulumi.ComponentResource {
  /** Revision of the Helm release; each one is patched. */
  readonly revision: pulumi.Output<number>;

  constructor(name: string, args: LinkerdCniArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:LinkerdCni", name, {}, opts);
    requireKubernetesProvider(this, name);
    const linkerd = resolveLinkerd({ ...(settle(args) as LinkerdCniSettings), cni: true });
    const lineage = lineageOf(opts);
    if (lineage === undefined) {
      const ipFamily = args.ipFamily ?? DEFAULTS.cluster.ipFamily;
      reportProblems(this, (date) => judgeParts({ linkerd, ipFamily, date }, "linkerd"));
    }
    const child = {
      parent: this,
      ...(lineage?.ownedCluster === undefined ? {} : { deletedWith: lineage.ownedCluster }),
    };
    const namespace = new k8s.core.v1.Namespace(
      name,
      {
        metadata: {
          name: args.namespace ?? LINKERD_CNI,
          labels: { ...LINKERD_CNI_NAMESPACE_LABELS },
        },
      },
      child,
    );
    const release = helmRelease(
      name,
      {
        releaseName: LINKERD_CNI,
        namespace: namespace.metadata.name,
        chart: PINS.charts.linkerd2Cni.chart,
        repository: linkerd.chartRepository,
        version: linkerd.version,
        values: pulumi
          .output({ ...args, cni: true })
          .apply((known) =>
            linkerdCniValues(
              resolveLinkerd(known),
              args.ipFamily === undefined ? {} : { ipFamily: args.ipFamily },
            ),
          ),
        deletedWith: lineage?.ownedCluster,
      },
      child,
    );
    this.revision = release.status.apply((status) => status.revision);
    new k8s.apps.v1.DaemonSetPatch(
      name,
      // Name and namespace are plain: a preview of the first `up` has to find its way without a revision.
      linkerdCniPatch({
        name: LINKERD_CNI,
        namespace: args.namespace ?? LINKERD_CNI,
        revision: this.revision.apply(String),
      }),
      // Taken back, the patch would roll pods off the host network while the release is being removed.
      { ...child, dependsOn: [release], retainOnDelete: true },
    );
    this.registerOutputs({ revision: this.revision });
  }
}
