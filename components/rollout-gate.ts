import { local } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { DEFAULTS } from "../spec/defaults";
import { BASH, clusterEnvironment, NO_OP, scriptText } from "./cluster-script";
import type { AwsCredentialsArgs } from "./kubeconfig";

/** A workload whose rollout is awaited. */
export interface RolloutWorkloadArgs {
  /** Namespace of the workload, for example "kube-system". */
  readonly namespace: string;
  /** Kind and name as kubectl takes them, for example "daemonset/cilium" or "deployment/cilium-operator". */
  readonly resource: string;
}

/** A custom resource of an operator, and where the operator says what it made of it. */
export interface RolloutConditionArgs {
  /** The resource, as kubectl takes it, for example "installation.operator.tigera.io/default". Cluster-scoped. */
  readonly of: string;
  /** The resource with the conditions `Available`, `Progressing` and `Degraded`, each with an `observedGeneration`. Cluster-scoped. */
  readonly status: string;
  /**
   * Path in the first resource at which the operator writes its own version once all of it runs, for example
   * ".status.calicoVersion". An operator of another version that has not started yet says nothing of the new one.
   *
   * @default - the generation is enough
   */
  readonly versionPath?: string;
  /** The version that must stand there. */
  readonly version?: string;
}

/** What has to be rolled out before node groups may change. */
export interface RolloutGateArgs {
  /** AWS region of the cluster. */
  readonly region: pulumi.Input<string>;
  /** Name of the EKS cluster, for `aws eks get-token`. */
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API. */
  readonly endpoint: pulumi.Input<string>;
  /** The cluster's certificate authority, base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  /** Hash of the CNI's chart version and values. A new one runs the gate again; nothing else does. */
  readonly revision: pulumi.Input<string>;
  /** At least one: the CNI's agents and its operator. */
  readonly workloads: RolloutWorkloadArgs[];
  /**
   * For a CNI whose operator makes the workloads: they are looked at once the operator says that they have its newest
   * configuration. Before that an old rollout would pass for the new one.
   *
   * @default - the workloads are the release's own
   */
  readonly conditions?: RolloutConditionArgs[];
  /**
   * Label selector of the nodes that run this CNI, for a cluster in which others still run another one. The gate
   * passes at once while no node matches.
   *
   * @default - every node
   */
  readonly nodeSelector?: string;
  /**
   * How long each workload may take, in seconds; at least 1. A large cluster rolls its agents in waves.
   *
   * @default - 600, and 30 more for each node
   */
  readonly timeoutSec?: number;
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

/**
 * Keeps a CNI upgrade that does not come up away from the nodes: it waits until the CNI's workloads are rolled
 * out, and node groups depend on it. In a cluster without nodes it passes at once, because nothing can run there.
 *
 * It runs when it is created and whenever `revision` changes. That is a replacement (`triggers`), not an update:
 * a failed one stays pending and runs again with the next `up`, and inputs that say nothing about the CNI
 * (credentials, time limit, a newer script) change the state without running it. Nothing that depends on the
 * gate is replaced with it.
 *
 * Needs `aws` 2, `kubectl` and `bash` where Pulumi runs, and a network path to the endpoint.
 */
export class RolloutGate extends pulumi.ComponentResource {
  constructor(name: string, args: RolloutGateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:RolloutGate", name, {}, opts);
    new local.Command(
      name,
      {
        interpreter: BASH,
        create: scriptText("aws.sh", "kube.sh", "rollout-gate.sh"),
        update: NO_OP,
        environment: {
          ...clusterEnvironment(args),
          ...(args.conditions === undefined
            ? {}
            : {
                CONDITIONS: args.conditions
                  .map(({ of, status, versionPath, version }) =>
                    [of, status, ...(version === undefined ? [] : [versionPath, version])].join(
                      " ",
                    ),
                  )
                  .join("\n"),
              }),
          WORKLOADS: args.workloads
            .map(({ namespace, resource }) => `${namespace} ${resource}`)
            .join("\n"),
          NODE_SELECTOR: args.nodeSelector ?? "",
          BASE_SEC: String(args.timeoutSec ?? DEFAULTS.gates.rolloutBaseSec),
          PER_NODE_SEC: String(
            args.timeoutSec === undefined ? DEFAULTS.gates.rolloutPerNodeSec : 0,
          ),
        },
        triggers: [args.revision],
        addPreviousOutputInEnv: false,
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
