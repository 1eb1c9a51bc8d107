import { NodeGroupKind } from "../spec/choices";
import type { Known } from "../spec/known";
import { rule } from "./rule";

function textOf(arn: Known<string> | undefined): string | undefined {
  return arn?.known === true ? arn.value : undefined;
}

/**
 * The role of self-managed nodes needs an access entry, and a role can have one only. EKS makes that of a managed
 * group's role by itself and takes it away with the group. A role that is not known yet says nothing.
 *
 * @see Amazon EKS User Guide, "Create access entries", type EC2_LINUX; API Reference, CreateAccessEntry, ResourceInUseException
 */
export const selfManagedRole = rule({
  id: "self-managed-role",
  severity: "error",
  title: "The role of a self-managed group is used once",
  needs: ["nodeGroups", "accessEntries"],
  judge: ({ nodeGroups, accessEntries }) => {
    const uses = [
      ...accessEntries.map(({ name, principalArn }) => ({
        arn: textOf(principalArn),
        ours: false,
        path: `cluster.accessEntries.${name}.principalArn`,
      })),
      ...nodeGroups.map(({ iamRoleArn, kind }, index) => ({
        arn: textOf(iamRoleArn),
        ours: kind === NodeGroupKind.SelfManaged,
        path: `nodeGroups[${String(index)}].iamRoleArn`,
      })),
    ];
    return uses.flatMap(({ arn, ours, path }, index) => {
      const earlier = uses
        .slice(0, index)
        .find((use) => arn !== undefined && use.arn === arn && (ours || use.ours));
      return earlier === undefined
        ? []
        : [
            {
              path,
              message: `${String(arn)} is ${earlier.path} too; a role has one access entry, and EKS would refuse the second`,
              remedy: "leave iamRoleArn out, and the group gets a role of its own",
            },
          ];
    });
  },
});
