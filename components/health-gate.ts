import * as pulumi from "@pulumi/pulumi";
import type { AwsCredentialsArgs } from "./kubeconfig";
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
  /** Real, generated name of the node group, the value of the label `eks.amazonaws.com/nodegroup`. It must have nodes. */
  readonly nodeGroupName: pulumi.Input<string>;
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

/** One Job on one node group; see the members below. */
export class HealthGate extends pulumi.ComponentResource {
  constructor(name: string, args: HealthGateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:HealthGate", name, {}, opts);
    requireKubernetesProvider(this, name);
    void args;
    this.registerOutputs({});
  }
}
