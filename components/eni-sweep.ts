import { local } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { awsEnvironment, BASH, NO_OP, scriptText } from "./cluster-script";
import type { AwsCredentialsArgs } from "./kubeconfig";

/** Which ENIs a destroy sweeps. */
export interface EniSweepArgs {
  /** AWS region of the VPC. */
  readonly region: pulumi.Input<string>;
  /** VPC of the cluster; ENIs of another VPC stay. */
  readonly vpcId: pulumi.Input<string>;
  /**
   * Name with which Cilium tags its ENIs (`io.cilium/cluster-name`), not the EKS cluster's. It must be unique in
   * the VPC: two clusters of one name would sweep each other.
   */
  readonly ciliumClusterName: pulumi.Input<string>;
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

/**
 * Deletes, on destroy, the ENIs that Cilium left in a VPC: those that are `available` and carry both of its
 * tags. On create and update it does nothing.
 *
 * Put it between the CNI and the node groups (`dependsOn: [cni]`, and the node groups depend on it): a destroy
 * then runs it when the last node is gone and before the VPC goes. ENIs that are being detached are waited for;
 * ENIs in use, without both tags, of another cluster or of another VPC stay.
 *
 * Needs `aws` 2 and `bash` where Pulumi runs, and the permissions `ec2:DescribeNetworkInterfaces` and
 * `ec2:DeleteNetworkInterface`.
 */
export class EniSweep extends pulumi.ComponentResource {
  constructor(name: string, args: EniSweepArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:EniSweep", name, {}, opts);
    new local.Command(
      name,
      {
        interpreter: BASH,
        create: NO_OP,
        // Without it an update would run `create`; with it new inputs and a newer script just reach the state.
        update: NO_OP,
        delete: scriptText("aws.sh", "eni-sweep.sh"),
        environment: {
          ...awsEnvironment(args.region, args.credentials),
          VPC_ID: args.vpcId,
          CILIUM_CLUSTER_NAME: args.ciliumClusterName,
        },
        addPreviousOutputInEnv: false,
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
