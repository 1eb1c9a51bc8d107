import { NodeGroupKind } from "../spec/choices";
import { rule } from "./rule";

/**
 * With an AMI id in the launch template EKS refuses a release version: the AMI is the release. On a self-managed group
 * it would be ignored. Whether the id is known yet makes no difference.
 *
 * @see Amazon EKS User Guide, "Customize managed nodes with launch templates"
 */
export const releaseVersionWithAmi = rule({
  id: "release-version-with-ami",
  severity: "error",
  title: "An own AMI has no release version",
  needs: ["group"],
  judge: ({ group }) =>
    group.amiId !== undefined && group.releaseVersion !== undefined
      ? [
          {
            path: "releaseVersion",
            message: `${group.releaseVersion} is given beside amiId; ${
              group.kind === NodeGroupKind.SelfManaged
                ? "it would be ignored, since the AMI is the release"
                : "EKS would refuse the group, since the launch template names the AMI"
            }`,
            remedy: "delete releaseVersion, or amiId",
          },
        ]
      : [],
});
