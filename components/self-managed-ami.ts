import { local } from "@pulumi/command";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { architectureOf } from "../capacity";
import { Architecture, OperatingSystem } from "../spec/choices";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { awsEnvironment, BASH, scriptText } from "./cluster-script";
import type { AwsCredentialsArgs } from "./kubeconfig";

/** What a re-run without a new parameter says: the AMI that was read at creation. */
const SAY_AGAIN = `printf '%s' "\${PULUMI_COMMAND_STDOUT:?the state has no AMI}"`;

/**
 * The public SSM parameter that holds the id of EKS's AMI for a group: of its release, or without one of the newest.
 *
 * @param version - Kubernetes minor, for example "1.35"
 * @see {@link https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html | Amazon Linux}
 * @see {@link https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id-bottlerocket.html | Bottlerocket}
 * @see aws/karpenter-provider-aws: pkg/providers/amifamily/al2023.go, `resolvePath`; bottlerocket-os/twoliter: tools/pubsys/policies/ssm/README.md
 */
export function amiParameter(group: NodeGroupSpec, version: string): string {
  const { operatingSystem, releaseVersion } = group;
  // A type that nobody can place is the rule `instance-type-unknown`'s business.
  const architecture = architectureOf(group.instanceTypes[0] ?? "") ?? Architecture.X86_64;
  switch (operatingSystem) {
    case OperatingSystem.AL2023: {
      // The release "1.35.2-20261015" is the AMI "…-1.35-v20261015".
      const day = releaseVersion?.replace(/^.*-/, "");
      const image =
        day === undefined
          ? "recommended"
          : `amazon-eks-node-al2023-${architecture}-standard-${version}-v${day}`;
      return `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${architecture}/standard/${image}/image_id`;
    }
    case OperatingSystem.Bottlerocket:
      return `/aws/service/bottlerocket/aws-k8s-${version}/${architecture}/${releaseVersion ?? "latest"}/image_id`;
    default: {
      const never: never = operatingSystem;
      return never;
    }
  }
}

/** Where and as whom an AMI is read. */
export interface AmiReader {
  readonly region: string;
  readonly credentials?: AwsCredentialsArgs;
}

/**
 * The id of EKS's AMI for a group. The parameter of a release never changes and is looked up. The one of the newest
 * release does, so it is read once, when the group is made or gets another system or Kubernetes minor, and kept in the
 * state.
 */
export function readAmiId(
  component: pulumi.ComponentResource,
  name: string,
  group: NodeGroupSpec,
  parameter: string,
  { region, credentials }: AmiReader,
): pulumi.Output<string> {
  if (group.releaseVersion !== undefined) {
    return aws.ssm.getParameterOutput({ name: parameter }, { parent: component }).insecureValue;
  }
  return new local.Command(
    `${name}-ami`,
    {
      interpreter: BASH,
      create: scriptText("aws.sh", "self-managed-ami.sh"),
      // An update must not read again, and what it says replaces what was said before.
      update: SAY_AGAIN,
      addPreviousOutputInEnv: true,
      environment: { ...awsEnvironment(region, credentials), AMI_PARAMETER: parameter },
      triggers: [parameter, region],
    },
    { parent: component },
  ).stdout;
}
