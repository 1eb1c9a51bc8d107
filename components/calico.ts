import { createHash } from "node:crypto";
import { local } from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { calicoValues } from "../charts";
import { PINS } from "../pins/pins";
import { judgeParts } from "../rules/judge";
import { CniKind } from "../spec/choices";
import type { CniSettings, CniSettingsBase, Document } from "../spec/cluster-input";
import { DEFAULTS } from "../spec/defaults";
import { resolveCni, resolveLinkerd } from "../spec/resolve";
import { BASH, clusterEnvironment, NO_OP, scriptText } from "./cluster-script";
import { helmRelease } from "./helm-release";
import { reportProblems } from "./judgement";
import type { AwsCredentialsArgs } from "./kubeconfig";
import { lineageOf } from "./lineage";
import { requireKubernetesProvider } from "./require-provider";
import type { RolloutConditionArgs, RolloutWorkloadArgs } from "./rollout-gate";
import { settle } from "./settle";

/** Names of the releases; the operator expects its namespace. */
const CRDS_RELEASE = "calico-crds";
const OPERATOR_RELEASE = "tigera-operator";
const OPERATOR_NAMESPACE = "tigera-operator";

/** The namespace that the operator makes for what it installs. */
const CALICO_NAMESPACE = "calico-system";

/** The operator's pods use the host network; upstream's own namespace has the same label. */
const PRIVILEGED = { "pod-security.kubernetes.io/enforce": "privileged" };

/** Replicas of Calico's API server: one answers while the other restarts. */
const API_SERVER_REPLICAS = 2;

/** What is rolled out when Calico runs: first the operator, which makes the rest. */
export const CALICO_WORKLOADS: RolloutWorkloadArgs[] = [
  { namespace: OPERATOR_NAMESPACE, resource: "deployment/tigera-operator" },
  { namespace: CALICO_NAMESPACE, resource: "daemonset/calico-node" },
  { namespace: CALICO_NAMESPACE, resource: "deployment/calico-kube-controllers" },
];

/** Where the operator says which configuration the workloads have, and of which version they are. */
export function calicoConditions({
  version = PINS.charts.tigeraOperator.version,
  values = {},
}: Pick<CniSettingsBase, "version" | "values">): RolloutConditionArgs[] {
  const number = /^v?(\d[\d.]*)$/.exec(version)?.[1];
  // An operator image of the user's own has a version of its own; one from another registry has not.
  const { image, version: tag } = (values["tigeraOperator"] ?? {}) as Document;
  const told = number !== undefined && image === undefined && tag === undefined;
  return [
    {
      of: "installation.operator.tigera.io/default",
      status: "tigerastatus.operator.tigera.io/calico",
      ...(told ? { versionPath: ".status.calicoVersion", version: `v${number}` } : {}),
    },
  ];
}

/** Calico on any EKS cluster. */
export interface CalicoArgs extends CniSettingsBase {
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API; with `dataplane: bpf` operator and agents talk to it directly. */
  readonly endpoint: pulumi.Input<string>;
  /** The cluster's certificate authority, base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  readonly region: string;
  /** Nodes at creation, which bounds the replicas of Calico's API server. @default 2 */
  readonly nodeCount?: number;
  /** linkerd-cni shares the conflist. @default true */
  readonly linkerdCni?: boolean;
  /** Pods are meshed by Linkerd, with its CNI plugin or without. @default - `linkerdCni` */
  readonly linkerd?: boolean;
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

/**
 * Calico as the cluster's CNI, or on aws-vpc-cni: the chart of its CRDs, then the operator's, with the values that
 * EKS, Linkerd and Bottlerocket need. The operator makes everything else, on the first node. Nothing here waits for
 * it; put a `RolloutGate` behind.
 *
 * The operator's chart has an uninstall hook that runs a pod, and Helm waits for it without a limit. On a cluster of
 * the program's own nothing is uninstalled, because it goes with the cluster. On any other a command takes Calico apart
 * when a destroy has left no node to run the hook; it needs `aws` 2, `kubectl` and `bash` where Pulumi runs.
 */
export class Calico extends pulumi.ComponentResource {
  /** Changes whenever a chart or its values do. */
  readonly configurationHash: pulumi.Output<string>;

  constructor(name: string, args: CalicoArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:Calico", name, {}, opts);
    requireKubernetesProvider(this, name);
    const settings = { ...args, kind: CniKind.Calico };
    const plain = resolveCni(settle(settings) as CniSettings, "", args.region);
    const lineage = lineageOf(opts);
    if (lineage === undefined) {
      const linkerd = resolveLinkerd({ cni: args.linkerdCni ?? true });
      const { ipFamily } = DEFAULTS.cluster;
      // Linkerd's own arguments are not here: what is wrong with its defaults is said where it is installed.
      reportProblems(this, (date) =>
        judgeParts({ cni: plain, linkerd, ipFamily, date }, "cni").filter(
          ({ path }) => !path.startsWith("linkerd"),
        ),
      );
    }
    const deletedWith = lineage?.ownedCluster;
    const child = { parent: this, ...(deletedWith === undefined ? {} : { deletedWith }) };
    const namespace = new k8s.core.v1.Namespace(
      name,
      { metadata: { name: OPERATOR_NAMESPACE, labels: { ...PRIVILEGED } } },
      child,
    );
    const crds = helmRelease(
      `${name}-crds`,
      {
        releaseName: CRDS_RELEASE,
        namespace: namespace.metadata.name,
        chart: PINS.charts.calicoCrds.chart,
        repository: plain.chartRepository,
        version: plain.version,
        values: {},
        // Custom resources come next: the API must serve them. That takes no node.
        awaitObjects: true,
        deletedWith,
      },
      { parent: this },
    );
    const values = pulumi
      .output({ settings, clusterName: args.clusterName, endpoint: args.endpoint })
      .apply((known) =>
        calicoValues(resolveCni(known.settings, known.clusterName, args.region), {
          apiServerHost: known.endpoint.replace(/^https:\/\//, ""),
          nodeCount: args.nodeCount ?? API_SERVER_REPLICAS,
          linkerdCni: args.linkerdCni ?? true,
          ...(args.linkerd === undefined ? {} : { linkerd: args.linkerd }),
        }),
      );
    const release = helmRelease(
      name,
      {
        releaseName: OPERATOR_RELEASE,
        namespace: namespace.metadata.name,
        chart: PINS.charts.tigeraOperator.chart,
        repository: plain.chartRepository,
        version: plain.version,
        values,
        deletedWith,
      },
      { parent: this, dependsOn: [crds] },
    );
    if (deletedWith === undefined) {
      new local.Command(
        name,
        {
          interpreter: BASH,
          create: NO_OP,
          update: NO_OP,
          delete: scriptText("aws.sh", "kube.sh", "calico-uninstall.sh"),
          environment: {
            ...clusterEnvironment(args),
            RELEASE: OPERATOR_RELEASE,
            RELEASE_NAMESPACE: OPERATOR_NAMESPACE,
          },
          addPreviousOutputInEnv: false,
        },
        { parent: this, dependsOn: [release] },
      );
    }
    // Through the release: whoever waits for the hash waits for the installation.
    this.configurationHash = pulumi.all([values, release.id]).apply(([passed]) =>
      createHash("sha256")
        .update(JSON.stringify([plain.version, passed]))
        .digest("hex"),
    );
    this.registerOutputs({ configurationHash: this.configurationHash });
  }
}
