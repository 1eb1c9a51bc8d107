import type { CallAws } from "./aws-cli";
import { instanceArchitecture } from "./instance-architecture";
import { PinsError } from "./pins-error";
import { stringAt, valueAt } from "./answer";
import type { Reading } from "./reading";
import type { AmiReleaseRequest } from "./request";

/** Form of an AMI release: `1.35.2-20260801` on AL2023, `1.55.0-d93bb1b1` on Bottlerocket. */
const RELEASE = /^\d+\.\d+\.\d+-[0-9a-f]+$/;

/**
 * Name of the public parameter that holds the release which EKS takes by default.
 *
 * @see {@link https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html | Amazon Linux}
 * @see {@link https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id-bottlerocket.html | Bottlerocket}
 */
export function amiReleaseParameter(
  operatingSystem: string,
  kubernetesVersion: string,
  architecture: string,
): string {
  return operatingSystem === "Bottlerocket"
    ? `/aws/service/bottlerocket/aws-k8s-${kubernetesVersion}/${architecture}/latest/image_version`
    : `/aws/service/eks/optimized-ami/${kubernetesVersion}/amazon-linux-2023/${architecture}/standard/recommended/release_version`;
}

/** Reads the newest AMI release for a node group. */
export async function readAmiRelease(
  request: AmiReleaseRequest,
  kubernetesVersion: string,
  callAws: CallAws,
): Promise<Reading> {
  const architecture = await instanceArchitecture(request.instanceTypes, callAws);
  const name = amiReleaseParameter(request.operatingSystem, kubernetesVersion, architecture);
  const answer = await callAws(["ssm", "get-parameter", "--name", name]).catch((error: unknown) => {
    throw isNotFound(error)
      ? new PinsError(
          `there is no ${request.operatingSystem} release for Kubernetes ${kubernetesVersion} on ${architecture}: SSM has no parameter ${name}`,
          "check `version` of the cluster and the region",
          { cause: error },
        )
      : error;
  });
  const value = stringAt(valueAt(answer, "Parameter"), "Value");
  if (value === undefined || !RELEASE.test(value)) {
    throw new PinsError(
      `SSM parameter ${name} holds ${JSON.stringify(value)}, which is not an AMI release`,
      "write releaseVersion by hand, or leave it out",
    );
  }
  return { value, source: `SSM parameter ${name}` };
}

function isNotFound(error: unknown): boolean {
  return error instanceof PinsError && error.message.includes("(ParameterNotFound)");
}
