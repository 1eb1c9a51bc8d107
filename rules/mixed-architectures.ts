import { architectureOf } from "../capacity";
import { NodeGroupKind } from "../spec/choices";
import { rule } from "./rule";

/**
 * A node group has one AMI, and an AMI has one architecture. Types whose architecture cannot be read are
 * left to `instance-type-unknown`.
 *
 * @see Amazon EKS API Reference, CreateNodegroup, amiType and instanceTypes
 */
export const mixedArchitectures = rule({
  id: "mixed-architectures",
  severity: "error",
  title: "A node group has one architecture",
  needs: ["group"],
  judge: ({ group }) => {
    const byType = group.instanceTypes.flatMap((type) => {
      const architecture = architectureOf(type);
      return architecture === undefined ? [] : [{ type, architecture }];
    });
    const architectures = new Set(byType.map(({ architecture }) => architecture));
    return architectures.size > 1
      ? [
          {
            path: "instanceTypes",
            message: `${byType.map(({ type, architecture }) => `${type} is ${architecture}`).join(", ")}; one AMI cannot boot on both, and ${
              group.kind === NodeGroupKind.SelfManaged
                ? "some of the nodes would never start"
                : "EKS would refuse the group"
            }`,
            remedy: "make one node group per architecture",
          },
        ]
      : [];
  },
});
