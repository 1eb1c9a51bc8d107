import { rule } from "./rule";

/**
 * With an AMI id in the launch template EKS refuses a release version: the AMI is the release. Whether the
 * id is known yet makes no difference.
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
            message: `${group.releaseVersion} is given beside amiId; EKS would refuse the group, since the launch template names the AMI`,
            remedy: "delete releaseVersion, or amiId",
          },
        ]
      : [],
});
