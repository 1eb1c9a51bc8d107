import type { Plan, PlannedResource } from "../plan";
import { stringAt } from "./plan-value";
import { LAUNCH_TEMPLATE_TYPE, NODE_GROUP_TYPE } from "../resource-types";

/** The resources behind one file of user data. */
export interface NodeGroupResources {
  readonly launchTemplate?: PlannedResource;
  /** Absent on a self-managed group. */
  readonly nodeGroup?: PlannedResource;
  /** Present on a self-managed group. */
  readonly autoScalingGroup?: PlannedResource;
  /** The component that all of them are in. */
  readonly component?: PlannedResource;
}

const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";

/** How well a launch template's place in the program fits a file name: `dev-general` for `general` or `dev.general`. */
function nameFit(name: string, group: string): number {
  const wanted = group.replaceAll(".", "-");
  if (name === wanted) return 2;
  return name.endsWith(`-${wanted}`) ? 1 : 0;
}

/**
 * Finds, for each file of user data, the launch template that carries it and the node group that uses it. The bytes
 * decide; where several carry the same, the name does.
 */
export function nodeGroupResources(
  plan: Plan,
  userData: ReadonlyMap<string, string>,
): ReadonlyMap<string, NodeGroupResources> {
  const byText = new Map<string, PlannedResource[]>();
  const byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  const groupsByParent = new Map<string, PlannedResource>();
  const selfManagedByParent = new Map<string, PlannedResource>();
  for (const resource of plan.resources) {
    if (resource.parent !== null) {
      if (resource.type === NODE_GROUP_TYPE) groupsByParent.set(resource.parent, resource);
      if (resource.type === AUTO_SCALING_GROUP) selfManagedByParent.set(resource.parent, resource);
    }
    const encoded = stringAt(resource.inputs, "userData");
    if (resource.type !== LAUNCH_TEMPLATE_TYPE || encoded === undefined) continue;
    const text = Buffer.from(encoded, "base64").toString("utf8");
    byText.set(text, [...(byText.get(text) ?? []), resource]);
  }
  return new Map(
    [...userData].map(([file, text]) => {
      const group = groupName(file);
      const launchTemplate = [...(byText.get(text) ?? [])].sort(
        (a, b) => nameFit(b.name, group) - nameFit(a.name, group),
      )[0];
      const parent = launchTemplate?.parent ?? undefined;
      const of = (map: ReadonlyMap<string, PlannedResource>) =>
        parent === undefined ? undefined : map.get(parent);
      return [
        file,
        present({
          launchTemplate,
          nodeGroup: of(groupsByParent),
          autoScalingGroup: of(selfManagedByParent),
          component: of(byUrn),
        }),
      ];
    }),
  );
}

/** Leaves out what was not found. */
function present(found: {
  readonly [K in keyof Required<NodeGroupResources>]: PlannedResource | undefined;
}): NodeGroupResources {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** `general` of `general.mime`. */
export function groupName(file: string): string {
  return file.replace(/\.(mime|toml)$/, "");
}
