import type { PlannedResource } from "../../plan";
import { at, listAt, stringAt } from "../../report/plan-value";
import { printableLine } from "../../report/printable";
import { nameOf } from "../../urn";
import type { Consequence, GroupEffect, NodeGroupChange } from "../changes";
import type { PropertyChange, Step } from "../comparison";
import { topKey } from "../diff/property-path";
import { diffUserData } from "../inside/user-data-diff";
import { renewedByUpdate, rollsNodes } from "../provider-facts";
import type { ClustersTold } from "./clusters";
import { inPlaceSentences } from "./in-place";
import { lifted, resourceOfStep, type Scene, stepsOfType, type Told } from "./scene";
import { named } from "./words";
import { LAUNCH_TEMPLATE_TYPE, NODE_GROUP_TYPE } from "../../resource-types";

/** The Auto Scaling group of a self-managed group: it rolls by instance refresh. */
const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";
const SELF_MANAGED = /eks-cni:index:SelfManagedNodeGroup\$aws:autoscaling\/group:Group::/;

/** Whether a resource is a group of nodes: somebody else's Auto Scaling group need not hold any. */
export function isNodeGroup({ type, urn }: Pick<PlannedResource, "type" | "urn">): boolean {
  return type === NODE_GROUP_TYPE || (type === AUTO_SCALING_GROUP && SELF_MANAGED.test(urn));
}

/** What is said of node groups. */
export interface NodeGroupsTold extends Told {
  readonly nodeGroups: readonly NodeGroupChange[];
}

/** A group in the making: what a sentence about it needs. */
interface Group {
  readonly change: NodeGroupChange;
  readonly urn: string;
  readonly nodesAfter?: number;
  readonly atOnce: string;
  readonly properties: readonly PropertyChange[];
}

/** What a property of a launch template is called by people. */
const TEMPLATE_WORDS: Readonly<Record<string, string>> = {
  userData: "user data",
  blockDeviceMappings: "disks",
  metadataOptions: "metadata service",
  imageId: "AMI",
  tagSpecifications: "tags of instances",
  instanceType: "instance type",
  vpcSecurityGroupIds: "security groups",
  networkInterfaces: "network interfaces",
  keyName: "SSH key",
};
const GROUP_WORDS: Readonly<Record<string, string>> = {
  version: "Kubernetes version",
  releaseVersion: "AMI release",
  instanceTypes: "instance types",
  amiType: "AMI type",
  capacityType: "capacity type",
  subnetIds: "subnets",
  nodeRoleArn: "node role",
  clusterName: "cluster",
  launchTemplate: "launch template",
};

/** Whether a path says which version of its launch template a group runs. */
const isTemplate = (path: string): boolean =>
  topKey(path) === "launchTemplate" || path.includes(".launchTemplateSpecification");

function nodesOf(resource: PlannedResource | undefined): number | undefined {
  const value =
    at(resource?.inputs, "scalingConfig", "desiredSize") ?? at(resource?.inputs, "desiredCapacity");
  return typeof value === "number" ? value : undefined;
}

/** How many nodes are away at once, at most; EKS takes one when nothing is said. */
function atOnceOf(resource: PlannedResource | undefined): string {
  const kept = at(resource?.inputs, "instanceRefresh", "preferences", "minHealthyPercentage");
  const nodes = nodesOf(resource);
  if (typeof kept === "number" && nodes !== undefined) {
    // EC2 rounds the nodes that stay up, and takes at least one away.
    return String(Math.max(1, nodes - Math.ceil((nodes * kept) / 100)));
  }
  const percentage = stringAt(resource?.inputs, "updateConfig", "maxUnavailablePercentage");
  return percentage === undefined
    ? (stringAt(resource?.inputs, "updateConfig", "maxUnavailable") ?? "1")
    : `${percentage} %`;
}

function systemOf(resource: PlannedResource, template: PlannedResource | undefined): string {
  const type = stringAt(resource.inputs, "amiType") ?? "";
  if (/^BOTTLEROCKET/.test(type)) return "Bottlerocket";
  if (/^AL2023/.test(type)) return "AL2023";
  const userData = decoded(template) ?? "";
  if (/^\[settings\b/m.test(userData)) return "Bottlerocket";
  return userData.startsWith("MIME-Version") ? "AL2023" : printableLine(type) || "AMI of your own";
}

/** User data as a node gets it. */
function decoded(template: PlannedResource | undefined): string | undefined {
  const text = stringAt(template?.inputs, "userData");
  if (text === undefined || !/^[A-Za-z0-9+/=\s]+$/.test(text)) return text;
  return Buffer.from(text, "base64").toString("utf8");
}

/** Whether nodes of a type that the group no longer has are there to be replaced. */
function losesTypes({ before, after }: Step): boolean {
  const [old, next] = [before, after].map((resource) =>
    listAt(resource?.inputs, "mixedInstancesPolicy", "launchTemplate", "overrides").map(
      (override) => stringAt(override, "instanceType"),
    ),
  );
  return next !== undefined && (old?.some((type) => !next.includes(type)) ?? false);
}

function effectOf(step: Step): GroupEffect {
  const { operation, properties } = step;
  if (operation === "create") return "created";
  if (operation === "delete") return "deleted";
  if (operation === "replace") return "replaced";
  const { type } = resourceOfStep(step);
  return properties.some(({ path }) => rollsNodes(type, path)) || losesTypes(step)
    ? "rolls"
    : "in place";
}

function reasonsOf(step: Step, template: Step | undefined, onlyFormatting: boolean): string[] {
  const forced = step.replacedBy.map((path) => {
    const word = GROUP_WORDS[topKey(path)] ?? path;
    return `${word} (a group keeps what it was created with)`;
  });
  const { type } = resourceOfStep(step);
  const rolling = [
    ...step.properties
      .filter(({ path }) => rollsNodes(type, path) && !isTemplate(path))
      .map(({ path }) => GROUP_WORDS[topKey(path)] ?? path),
    ...(losesTypes(step) ? ["instance types"] : []),
  ];
  const inside = (template?.properties ?? [])
    .filter(({ path }) => renewedByUpdate(LAUNCH_TEMPLATE_TYPE, [path]).length > 0)
    .map(({ path }) => topKey(path))
    .map((key) =>
      key === "userData" && onlyFormatting
        ? "user data, of which only the form differs"
        : (TEMPLATE_WORDS[key] ?? key),
    );
  const found = step.operation === "replace" ? forced : [...rolling, ...inside];
  return [...new Set(found.map(printableLine))];
}

function groupOf(scene: Scene, step: Step, template: Step | undefined): Group {
  const resource = resourceOfStep(step);
  const effect = effectOf(step);
  const seen = (side: "before" | "after"): string | undefined => {
    const text = decoded(template?.[side]);
    return text === undefined ? undefined : scene.veil[side](text);
  };
  const compares = effect !== "created" && effect !== "deleted" && template?.operation !== "create";
  const userData = compares ? diffUserData(seen("before"), seen("after")) : undefined;
  const nodes = nodesOf(step.before);
  const nodesAfter = nodesOf(step.after);
  const templateChanges = (compares ? (template?.properties ?? []) : [])
    .filter(({ path }) => topKey(path) !== "userData")
    .map((change) => ({ ...change, path: `launchTemplate.${change.path}` }));
  const properties = step.properties.filter(({ path }) => !isTemplate(path));
  return {
    urn: resource.urn,
    ...(nodesAfter === undefined ? {} : { nodesAfter }),
    atOnce: atOnceOf(step.after ?? step.before),
    properties,
    change: {
      name: scene.shortName(resource),
      operatingSystem: systemOf(resource, template?.after ?? template?.before),
      effect,
      ...(nodes === undefined ? {} : { nodes }),
      reasons: reasonsOf(step, template, userData?.onlyFormatting === true),
      settings: scene.fields([...(compares ? properties : []), ...templateChanges]),
      userData: (userData?.sections ?? []).map((section) => ({
        ...section,
        fields: section.fields.map((field) => lifted(field, scene.veil)),
        lines: section.lines.map((line) => ({ ...line, text: scene.veil.lift(line.text) })),
      })),
      ...(userData?.onlyFormatting === true ? { onlyFormatting: true } : {}),
    },
  };
}

const sum = (numbers: readonly (number | undefined)[]): number =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

const nodesText = (number: number): string => `${String(number)} node${number === 1 ? "" : "s"}`;

function sentence(groups: readonly Group[]): string {
  const one = groups.length === 1;
  const subject = named(
    "Node group",
    groups.map(({ change }) => change.name),
  );
  const its = one ? "its" : "their";
  const before = sum(groups.map(({ change }) => change.nodes));
  const after = sum(groups.map(({ nodesAfter }) => nodesAfter));
  const limits = [...new Set(groups.map(({ atOnce }) => atOnce))];
  const pace = limits.length === 1 ? `at most ${limits[0] ?? "1"} at a time` : "some at a time";
  switch (groups[0]?.change.effect) {
    case "created":
      return `${subject} ${one ? "is" : "are"} created with ${nodesText(after)}`;
    case "deleted":
      return `${subject} ${one ? "is" : "are"} deleted: ${its} ${nodesText(before)} go${before === 1 ? "es" : ""}`;
    case "replaced":
      return `${subject} ${one ? "is" : "are"} replaced: ${String(after)} new node${after === 1 ? "" : "s"} come${after === 1 ? "s" : ""} before ${its} ${String(before)} old one${before === 1 ? "" : "s"} go${before === 1 ? "es" : ""}`;
    default:
      return `${subject} roll${one ? "s" : ""}: ${its} ${nodesText(before)} ${before === 1 ? "is" : "are"} replaced, ${pace}${one ? "" : " in each"}`;
  }
}

const SAID_TOGETHER = ["deleted", "replaced", "rolls", "created"] as const;

function sentences(groups: readonly Group[]): readonly Consequence[] {
  const together = SAID_TOGETHER.flatMap((effect): readonly Consequence[] => {
    const some = groups.filter(({ change }) => change.effect === effect);
    if (some.length === 0) return [];
    const subject = some.map(({ change }) => change.name).join(", ");
    return [{ danger: effect === "created" ? "new" : "nodes", text: sentence(some), subject }];
  });
  const apart = groups
    .filter(({ change }) => change.effect === "in place")
    .flatMap(({ change, properties }) => inPlaceSentences(change.name, properties));
  return [...together, ...apart];
}

/** Role and gate of a group, and all that is in them: they come and go with it. */
function companions(scene: Scene, groups: readonly Group[]): readonly string[] {
  const operations = new Map<string, string>();
  for (const { urn } of groups) {
    const step = scene.stepOf(urn);
    if (step?.operation !== "create" && step?.operation !== "delete") continue;
    const { name } = resourceOfStep(step);
    operations.set(name, step.operation);
    operations.set(`${name}-gate`, step.operation);
  }
  if (operations.size === 0) return [];
  return scene.comparison.steps
    .map((step) => ({ operation: step.operation, resource: resourceOfStep(step) }))
    .filter(({ operation, resource: { name, parent } }) => {
      const above = parent === null ? undefined : nameOf(parent);
      return [name, above].some((each) => each !== undefined && operations.get(each) === operation);
    })
    .map(({ resource }) => resource.urn);
}

/** Tells what becomes of node groups and of the nodes in them. */
export function tellNodeGroups(scene: Scene, clusters: ClustersTold): NodeGroupsTold {
  const templates = new Map<string, Step>();
  for (const step of stepsOfType(scene, LAUNCH_TEMPLATE_TYPE)) {
    const { parent } = resourceOfStep(step);
    if (parent !== null) templates.set(parent, step);
  }
  const covered = new Set<string>();
  const groups: Group[] = [];
  for (const step of stepsOfType(scene, NODE_GROUP_TYPE, AUTO_SCALING_GROUP)) {
    if (!isNodeGroup(resourceOfStep(step))) continue;
    const { urn, parent } = resourceOfStep(step);
    const template = parent === null ? undefined : templates.get(parent);
    groups.push(groupOf(scene, step, template));
    covered.add(urn);
    if (template !== undefined) covered.add(resourceOfStep(template).urn);
  }
  // A preview has them in the order in which the engine came to them.
  groups.sort((one, other) => (one.change.name < other.change.name ? -1 : 1));
  for (const urn of companions(scene, groups)) covered.add(urn);
  const audible = groups.filter(
    ({ urn }) => !scene.isBelow(urn, clusters.gone) && !scene.isBelow(urn, clusters.fresh),
  );
  return {
    consequences: sentences(audible),
    covered,
    nodeGroups: groups.map(({ change }) => change),
  };
}
