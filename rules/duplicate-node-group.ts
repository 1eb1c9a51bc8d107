import { show } from "./document-value";
import { rule } from "./rule";

/**
 * A group's name is part of the names of its resources, and Pulumi refuses two resources of one name.
 *
 * @see Pulumi documentation, "Resource names", uniqueness of URNs
 */
export const duplicateNodeGroup = rule({
  id: "duplicate-node-group",
  severity: "error",
  title: "Node groups have different names",
  needs: ["nodeGroups"],
  judge: ({ nodeGroups }) => {
    const first = new Map<string, number>();
    return nodeGroups.flatMap(({ name }, index) => {
      const earlier = first.get(name);
      first.set(name, earlier ?? index);
      return earlier === undefined
        ? []
        : [
            {
              path: `nodeGroups[${String(index)}].name`,
              message: `${show(name)} is the name of nodeGroups[${String(earlier)}] too; their resources would have the same URN`,
              remedy: "give each group a name of its own",
            },
          ];
    });
  },
});
