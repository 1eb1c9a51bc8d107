import type { PlanFolder } from "../plan";
import { count } from "./number-text";
import { at, stringAt } from "./plan-value";
import { printableLine } from "./printable";
import { CLUSTER_TYPE, NODE_GROUP_TYPE } from "../resource-types";

/** Where a group of nodes says how many it begins with. */
const DESIRED: Readonly<Record<string, readonly string[]>> = {
  [NODE_GROUP_TYPE]: ["scalingConfig", "desiredSize"],
  "aws:autoscaling/group:Group": ["desiredCapacity"],
};
/** More names than this are a list, not a subject. */
const MOST_NAMES = 3;

/** What is planned, in one line: clusters, releases, nodes. */
export function subjectOf({ plan, helm }: PlanFolder): string {
  const clusters = plan.resources.filter(({ type }) => type === CLUSTER_TYPE);
  const named = clusters.slice(0, MOST_NAMES).map(({ inputs, name }) => {
    const version = stringAt(inputs, "version");
    return `cluster ${stringAt(inputs, "name") ?? name}${version === undefined ? "" : ` on Kubernetes ${version}`}`;
  });
  const groups = plan.resources.filter(({ type }) => Object.hasOwn(DESIRED, type));
  const desired = groups.map(({ inputs, type }) => at(inputs, ...(DESIRED[type] ?? [])));
  const nodes = desired.reduce<number>(
    (sum, value) => sum + (typeof value === "number" ? value : 0),
    0,
  );
  const releases = [...new Set([...helm.values()].map((file) => `${file.chart} ${file.version}`))];
  return [
    ...named,
    ...(clusters.length > MOST_NAMES ? [`${count(clusters.length, "cluster")} in all`] : []),
    ...releases,
    ...(groups.length === 0
      ? []
      : [`${count(nodes, "node")} in ${count(groups.length, "node group")}`]),
  ]
    .map(printableLine)
    .join(" · ");
}
