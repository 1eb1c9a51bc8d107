import { count } from "./number-text";
import type { NodeGroupResources } from "./node-group-resources";
import { at, listAt, stringAt } from "./plan-value";
import { printableLine } from "./printable";

/** Instance types, purchase option, number of nodes: what is known. */
export function factsOf(resources: NodeGroupResources): string[] {
  return [
    instanceTypesOf(resources).join(", "),
    purchaseOf(resources),
    scalingText(resources),
    resources.autoScalingGroup === undefined ? "" : "self-managed",
  ]
    .filter((fact) => fact !== "")
    .map(printableLine);
}

function instanceTypesOf({ nodeGroup, autoScalingGroup }: NodeGroupResources): readonly string[] {
  const policy = at(autoScalingGroup?.inputs, "mixedInstancesPolicy", "launchTemplate");
  const overrides = listAt(policy, "overrides").map((each) => stringAt(each, "instanceType") ?? "");
  return [...listAt(nodeGroup?.inputs, "instanceTypes").map(String), ...overrides];
}

function purchaseOf({ nodeGroup, autoScalingGroup }: NodeGroupResources): string {
  if (stringAt(nodeGroup?.inputs, "capacityType") === "SPOT") return "spot";
  const policy = at(autoScalingGroup?.inputs, "mixedInstancesPolicy", "instancesDistribution");
  const base = at(policy, "onDemandBaseCapacity");
  const share = at(policy, "onDemandPercentageAboveBaseCapacity");
  if (typeof base !== "number" || typeof share !== "number" || share === 100) return "";
  if (base === 0) return share === 0 ? "spot" : `${String(share)}% on demand`;
  const others = share === 0 ? "the others spot" : `${String(share)}% of the others`;
  return `${count(base, "node")} on demand, ${others}`;
}

function scalingText({ nodeGroup, autoScalingGroup }: NodeGroupResources): string {
  const scaling = at(nodeGroup?.inputs, "scalingConfig") ?? autoScalingGroup?.inputs;
  const desired = stringAt(scaling, "desiredSize") ?? stringAt(scaling, "desiredCapacity");
  const [min, max] = [stringAt(scaling, "minSize"), stringAt(scaling, "maxSize")];
  if (min === undefined || max === undefined) return "";
  const start = desired === undefined ? "" : `${desired} ${desired === "1" ? "node" : "nodes"}, `;
  return `${start}${min} to ${max} allowed`;
}

/** Which AMI, or who chooses it. */
export function amiOf({
  launchTemplate,
  nodeGroup,
  component,
}: NodeGroupResources): string | undefined {
  const parameter = stringAt(component?.inputs, "amiParameter");
  if (parameter !== undefined) {
    const newest = /\/(recommended|latest)\/image_id$/.test(parameter);
    return printableLine(
      newest
        ? `newest at creation, from the SSM parameter ${parameter}`
        : `from the SSM parameter ${parameter}`,
    );
  }
  const imageId = stringAt(launchTemplate?.inputs, "imageId");
  if (imageId !== undefined) return printableLine(`AMI ${imageId}`);
  const type = stringAt(nodeGroup?.inputs, "amiType");
  if (type === undefined) return undefined;
  const release = stringAt(nodeGroup?.inputs, "releaseVersion");
  return printableLine(
    release === undefined ? `newest ${type} at creation` : `${type} release ${release}`,
  );
}
