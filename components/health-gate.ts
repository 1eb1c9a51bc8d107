import { local } from "@pulumi/command";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { PINS } from "../pins/pins";
import { DEFAULTS } from "../spec/defaults";
import { BASH, clusterEnvironment, NO_OP, scriptText } from "./cluster-script";
import {
  buildGateJobs,
  egressTargetOf,
  GATE_NAMESPACE,
  MANAGED_GROUP_LABEL,
} from "./health-gate-jobs";
import type { AwsCredentialsArgs } from "./kubeconfig";
import { lineageOf } from "./lineage";
import { requireKubernetesProvider } from "./require-provider";

/** What the gate expects of a pod's ENI. */
export const SecondaryEnis = {
  /** Pods get no ENI addresses: overlay. Nothing is compared. */
  None: "none",
  /** Pods start on the primary ENI and spread: once a node has a secondary ENI for pods, one must have been crossed. */
  WhenAttached: "whenAttached",
  /** Pods never use the primary ENI (`eni.nodeSpec.firstInterfaceIndex` 1 or more): every probe must be on a secondary one. */
  Always: "always",
} as const;
export type SecondaryEnis = (typeof SecondaryEnis)[keyof typeof SecondaryEnis];

/** What is checked on one node group. */
export interface HealthGateArgs {
  /** AWS region of the cluster. */
  readonly region: pulumi.Input<string>;
  /** Name of the EKS cluster, for `aws eks get-token`. */
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API: the egress target, and where kubectl goes. */
  readonly endpoint: pulumi.Input<string>;
  /** The cluster's certificate authority, base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  /** Real, generated name of the node group, the value of `nodeGroupLabel`. Without nodes the gate shows nothing and passes. */
  readonly nodeGroupName: pulumi.Input<string>;
  /** Label by which the group's nodes are known. @default "eks.amazonaws.com/nodegroup" */
  readonly nodeGroupLabel?: string;
  /** Hash of CNI configuration and launch template. A new one runs the gate again. */
  readonly revision: pulumi.Input<string>;
  /** What the CNI's mode promises about ENIs. */
  readonly secondaryEnis: SecondaryEnis;
  /** Probe pods, spread over the group's nodes; integer, 1 to 50. Each asks for 10m CPU and 32 MiB. @default 4 */
  readonly probes?: number;
  /** `host:port` that pods must reach from their own address. @default - the cluster's API endpoint */
  readonly egressTarget?: string;
  /** agnhost image with `connect` and `netexec`, for registries of your own. @default - the pinned one */
  readonly image?: string;
  /** Time limit of the probes, in seconds. @default 300 */
  readonly deadlineSec?: number;
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

/**
 * Proves, before anything depends on it, that pods of one node group can talk.
 *
 * A Job of a few pods without any permission, spread over the group's nodes, opens connections from the pods' own
 * addresses: to the Service address of the Kubernetes API, to a pod on another node, and to the egress target. A
 * command resource starts the listening pods, waits for the Job, and compares each pod's address with the ENIs of its
 * node as EC2 knows them: the log says which ENI each probe went through, what could not be shown (one node only, no
 * secondary ENI yet, nodes without a probe), and it fails where `secondaryEnis` is not met.
 *
 * The Job's name is a hash of `revision`, node group and pods, so the gate runs again when they change. Pulumi does
 * not wait for the Job itself: an ended Job cannot run again, and a failed one would fail every later `up`. The
 * command does; when it failed, the next `up` runs it again, and it makes the Job anew. It is replaced with the Job's
 * name and does nothing on any other change.
 *
 * Needs `aws` 2, `kubectl` and `bash` where Pulumi runs, a network path to the endpoint, the permission
 * `ec2:DescribeNetworkInterfaces`, and nodes that can pull the image.
 */
export class HealthGate extends pulumi.ComponentResource {
  /** Name of the Job in namespace `kube-system`. */
  readonly jobName: pulumi.Output<string>;

  constructor(name: string, args: HealthGateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:HealthGate", name, {}, opts);
    requireKubernetesProvider(this, name);
    const { egressTarget, image } = args;
    const nodeGroupLabel = args.nodeGroupLabel ?? MANAGED_GROUP_LABEL;
    const probes = args.probes ?? DEFAULTS.gates.probes;
    const deadlineSec = args.deadlineSec ?? DEFAULTS.gates.probeDeadlineSec;
    const jobs = pulumi
      .all([args.nodeGroupName, args.revision, args.endpoint])
      .apply(([nodeGroupName, revision, endpoint]) =>
        buildGateJobs({
          nodeGroupLabel,
          nodeGroupName,
          revision,
          egressTarget: egressTarget ?? egressTargetOf(endpoint),
          image: image ?? `${PINS.images.agnhost.name}:${PINS.images.agnhost.version}`,
          probes,
          deadlineSec,
        }),
      );
    this.jobName = jobs.jobName;
    const metadata = {
      name: this.jobName,
      namespace: GATE_NAMESPACE,
      annotations: { "pulumi.com/skipAwait": "true" },
    };
    const spec = jobs.probeSpec;
    const ownedCluster = lineageOf(opts)?.ownedCluster;
    const job = new kubernetes.batch.v1.Job(
      name,
      { metadata, spec },
      { parent: this, ...(ownedCluster === undefined ? {} : { deletedWith: ownedCluster }) },
    );
    new local.Command(
      name,
      {
        interpreter: BASH,
        create: scriptText("aws.sh", "kube.sh", "eni-path.sh", "health-gate.sh"),
        update: NO_OP,
        environment: {
          ...clusterEnvironment(args),
          JOB_NAMESPACE: GATE_NAMESPACE,
          JOB_NAME: this.jobName,
          JOB: pulumi.jsonStringify({ apiVersion: "batch/v1", kind: "Job", metadata, spec }),
          PEERS_JOB: pulumi.jsonStringify(jobs.peersJob),
          NODE_GROUP_LABEL: nodeGroupLabel,
          NODE_GROUP: args.nodeGroupName,
          SECONDARY_ENIS: args.secondaryEnis,
          DEADLINE_SEC: String(deadlineSec),
        },
        triggers: [this.jobName],
        addPreviousOutputInEnv: false,
      },
      { parent: this, dependsOn: [job] },
    );
    this.registerOutputs({ jobName: this.jobName });
  }
}
