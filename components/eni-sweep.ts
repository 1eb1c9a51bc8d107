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
   *
   * @default - Cilium's ENIs stay
   */
  readonly ciliumClusterName?: pulumi.Input<string>;
  /**
   * Name of the EKS cluster whose ENIs aws-vpc-cni made; a `VpcCni` tags them with it (`eks-cni/cluster-name`).
   *
   * @default - ENIs of aws-vpc-cni stay
   */
  readonly vpcCniClusterName?: pulumi.Input<string>;
  /** @default - the environment of whoever runs Pulumi */
  readonly credentials?: AwsCredentialsArgs;
}

/**
 * Deletes, on destroy, the ENIs that Cilium or aws-vpc-cni left in a VPC: those that are `available` and carry the tags
 * of this cluster. On create and update it does nothing.
 *
 * Put it between the CNI and the node groups (`dependsOn: [cni]`, and the node groups depend on it): a destroy
 * then runs it when the last node is gone and before the VPC goes. ENIs that are being detached are waited for;
 * ENIs in use, without the tags, of another cluster or of another VPC stay.
 *
 * Needs `aws` 2 and `bash` where Pulumi runs, and the permissions `ec2:DescribeNetworkInterfaces` and
 * `ec2:DeleteNetworkInterface`.
 */
export class EniSweep extends pulumi.ComponentResource {
  constructor(name: string, args: EniSweepArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks-cni:index:EniSweep", name, {}, opts);
    const { ciliumClusterName, vpcCniClusterName } = args;
    if (ciliumClusterName === undefined && vpcCniClusterName === undefined) {
      throw new pulumi.InputPropertyError({
        propertyPath: "ciliumClusterName",
        reason:
          "nobody said whose ENIs to delete: give ciliumClusterName, vpcCniClusterName, or both",
      });
    }
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
          ...(ciliumClusterName === undefined ? {} : { CILIUM_CLUSTER_NAME: ciliumClusterName }),
          ...(vpcCniClusterName === undefined ? {} : { VPC_CNI_CLUSTER_NAME: vpcCniClusterName }),
        },
        addPreviousOutputInEnv: false,
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
