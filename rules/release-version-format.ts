import { NodeGroupKind, OperatingSystem } from "../spec/choices";
import { show } from "./document-value";
import { rule } from "./rule";

const FORMAT: Readonly<Record<OperatingSystem, { pattern: RegExp; example: string }>> = {
  AL2023: { pattern: /^(\d+\.\d+)\.\d+-\d{8}$/, example: "1.35.2-20261015" },
  Bottlerocket: { pattern: /^\d+\.\d+\.\d+-[0-9a-f]{8}$/, example: "1.57.0-3a1b2c4d" },
};

/**
 * AL2023 releases are a Kubernetes patch and a day, Bottlerocket's a version of its own and a commit. A
 * release of another minor is refused, as is one of the other operating system.
 *
 * @see awslabs/amazon-eks-ami: CHANGELOG.md; bottlerocket-os/bottlerocket: README, AMI release versions
 */
export const releaseVersionFormat = rule({
  id: "release-version-format",
  severity: "error",
  title: "The release version is one of this system and Kubernetes",
  needs: ["group", "version"],
  judge: ({ group, version }) => {
    const { releaseVersion } = group;
    if (releaseVersion === undefined) {
      return [];
    }
    const { pattern, example } = FORMAT[group.operatingSystem];
    const match = pattern.exec(releaseVersion);
    const minor = match?.[1];
    if (match !== null && (minor === undefined || minor === version)) {
      return [];
    }
    const fault =
      match === null
        ? `is not a release of ${group.operatingSystem}, which look like ${example}`
        : `is a release for Kubernetes ${String(minor)}, the cluster has ${version}`;
    return [
      {
        path: "releaseVersion",
        message: `${show(releaseVersion)} ${fault}; ${
          group.kind === NodeGroupKind.SelfManaged
            ? "SSM would have no such AMI"
            : "EKS would refuse the group"
        }`,
        remedy: "run `eks-cni pins`, which writes the newest one that exists, or leave it out",
      },
    ];
  },
});
