import { listAt, stringAt, valueAt } from "./answer";
import type { CallAws } from "./aws-cli";
import { PinsError } from "./pins-error";
import type { Reading } from "./reading";
import type { AddonVersionRequest } from "./request";

/**
 * Reads the version that EKS would choose for an add-on: the one it marks as default for this Kubernetes version.
 *
 * @see {@link https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddonVersions.html | DescribeAddonVersions}
 */
export async function readAddonVersion(
  request: AddonVersionRequest,
  kubernetesVersion: string,
  callAws: CallAws,
): Promise<Reading> {
  const { addonName } = request;
  const answer = await callAws([
    "eks",
    "describe-addon-versions",
    "--addon-name",
    addonName,
    "--kubernetes-version",
    kubernetesVersion,
  ]);
  const value = listAt(answer, "addons")
    .filter((addon) => stringAt(addon, "addonName") === addonName)
    .flatMap((addon) => listAt(addon, "addonVersions"))
    .filter((version) => isDefaultFor(version, kubernetesVersion))
    .map((version) => stringAt(version, "addonVersion"))
    .find((version) => version !== undefined);
  if (value === undefined) {
    throw new PinsError(
      `EKS names no default version of the add-on ${addonName} for Kubernetes ${kubernetesVersion}`,
      "check the add-on's name, or write its version by hand",
    );
  }
  return {
    value,
    source: `eks:DescribeAddonVersions, default of ${addonName} for Kubernetes ${kubernetesVersion}`,
  };
}

function isDefaultFor(version: unknown, kubernetesVersion: string): boolean {
  return listAt(version, "compatibilities").some(
    (compatibility) =>
      stringAt(compatibility, "clusterVersion") === kubernetesVersion &&
      valueAt(compatibility, "defaultVersion") === true,
  );
}
