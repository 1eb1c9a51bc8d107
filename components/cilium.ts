import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { ciliumValues } from "../charts";
import { PINS } from "../pins/pins";
import { judgeParts } from "../rules/judge";
import { CniKind, CniMode, type IpFamily, OperatorIdentity } from "../spec/choices";
import type { CniSettings, CniSettingsBase } from "../spec/cluster-input";
import { DEFAULTS } from "../spec/defaults";
import { resolveCni, resolveLinkerd } from "../spec/resolve";
import { helmRelease } from "./helm-release";
import { reportProblems } from "./judgement";
import { lineageOf } from "./lineage";
import { CiliumOperatorIdentity } from "./operator-identity";
import { requireKubernetesProvider } from "./require-provider";
import { settle } from "./settle";
import type { TagsArgs } from "./tags-args";

/** Namespace of the release; the ENI sweep and the gates look there. */
export const CILIUM_NAMESPACE = "kube-system";

/** What is rolled out when Cilium runs. */
export const CILIUM_WORKLOADS = ["daemonset/cilium", "deployment/cilium-operator"].map(
  (resource) => ({ namespace: CILIUM_NAMESPACE, resource }),
);

/** Replicas of the operator: one leads, one waits; they never share a node. */
const OPERATOR_REPLICAS = 2;

/** Cilium on any EKS cluster. */
export interface CiliumArgs extends CniSettingsBase {
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API; with kube-proxy replacement the agents talk to it directly. */
  readonly endpoint: pulumi.Input<string>;
  readonly region: string;
  /** Needed in eni mode with `operatorIdentity: irsa`. */
  readonly oidcProviderArn?: pulumi.Input<string>;
  /** Needed in eni mode with `operatorIdentity: irsa`. */
  readonly oidcIssuer?: pulumi.Input<string>;
  /** Nodes at creation that take the operator, which bounds its replicas. @default 2 */
  readonly nodeCount?: number;
  /** linkerd-cni shares the conflist. @default true */
  readonly linkerdCni?: boolean;
  /** Pods are meshed by Linkerd, with its CNI plugin or without. @default - `linkerdCni` */
  readonly linkerd?: boolean;
  /** Address family of the cluster. @default ipv4 */
  readonly ipFamily?: IpFamily;
  /** @default - none */
  readonly tags?: TagsArgs;
}

/**
 * Cilium as the cluster's CNI, or on aws-vpc-cni: the chart with the values that EKS, Linkerd and Bottlerocket need, and
 * in eni mode its operator's AWS identity. The release never waits, because it comes before the first node; put a
 * `RolloutGate` behind it. With `gatewayApi` it depends on a `GatewayApiCrds`, in chained mode on a `VpcCni`.
 */
export class Cilium extends pulumi.ComponentResource {
  /** Cilium's own name of the cluster, under which it tags its ENIs in eni mode. */
  readonly ciliumClusterName: pulumi.Output<string>;
  /** Changes whenever chart or values do. */
  readonly configurationHash: pulumi.Output<string>;
  /** Empty where the operator needs no role: outside eni mode. */
  readonly operatorRoleArn: pulumi.Output<string>;

  constructor(name: string, args: CiliumArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:Cilium", name, {}, opts);
    requireKubernetesProvider(this, name);
    const settings = { ...args, kind: CniKind.Cilium };
    const plain = resolveCni(settle(settings) as CniSettings, "", args.region);
    const lineage = lineageOf(opts);
    if (lineage === undefined) {
      const ipFamily = args.ipFamily ?? DEFAULTS.cluster.ipFamily;
      const linkerd = resolveLinkerd({ cni: args.linkerdCni ?? true });
      // Linkerd's own arguments are not here: what is wrong with its defaults is said where it is installed.
      reportProblems(this, (date) =>
        judgeParts({ cni: plain, linkerd, ipFamily, date }, "cni").filter(
          ({ path }) => !path.startsWith("linkerd"),
        ),
      );
    }
    const cni = pulumi
      .output({ settings, clusterName: args.clusterName })
      .apply((known) => resolveCni(known.settings, known.clusterName, args.region));
    const identity =
      plain.mode !== CniMode.Eni
        ? undefined
        : new CiliumOperatorIdentity(
            name,
            {
              clusterName: args.clusterName,
              region: args.region,
              ciliumClusterName: cni.ciliumClusterName,
              kind: plain.operatorIdentity,
              ...(args.oidcProviderArn === undefined
                ? {}
                : { oidcProviderArn: args.oidcProviderArn }),
              ...(args.oidcIssuer === undefined ? {} : { oidcIssuer: args.oidcIssuer }),
              ...(args.tags === undefined ? {} : { tags: args.tags }),
            },
            { parent: this },
          );
    const roleArn = identity?.roleArn ?? pulumi.output("");
    const values = pulumi
      .all([cni, args.endpoint, roleArn])
      .apply(([resolved, endpoint, operatorRoleArn]) =>
        ciliumValues(resolved, {
          region: args.region,
          apiServerHost: endpoint.replace(/^https:\/\//, ""),
          nodeCount: args.nodeCount ?? OPERATOR_REPLICAS,
          linkerdCni: args.linkerdCni ?? true,
          ...(args.linkerd === undefined ? {} : { linkerd: args.linkerd }),
          ...(args.ipFamily === undefined ? {} : { ipFamily: args.ipFamily }),
          ...(identity !== undefined && resolved.operatorIdentity === OperatorIdentity.Irsa
            ? { operatorRoleArn }
            : {}),
        }),
      );
    const release = helmRelease(
      name,
      {
        releaseName: PINS.charts.cilium.chart,
        namespace: CILIUM_NAMESPACE,
        chart: PINS.charts.cilium.chart,
        repository: plain.chartRepository,
        version: plain.version,
        values,
        deletedWith: lineage?.ownedCluster,
      },
      // Pod Identity injects credentials only into pods made after the association.
      { parent: this, dependsOn: identity === undefined ? [] : [identity] },
    );
    this.ciliumClusterName = cni.ciliumClusterName;
    this.operatorRoleArn = roleArn;
    // Through the release: whoever waits for the hash waits for the installation.
    this.configurationHash = pulumi.all([values, release.id]).apply(([passed]) =>
      createHash("sha256")
        .update(JSON.stringify([plain.version, passed]))
        .digest("hex"),
    );
    this.registerOutputs({
      ciliumClusterName: this.ciliumClusterName,
      configurationHash: this.configurationHash,
      operatorRoleArn: this.operatorRoleArn,
    });
  }
}
