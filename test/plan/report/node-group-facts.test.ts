import assert from "node:assert/strict";
import type { PlannedResource } from "../../../plan/plan";
import { amiOf, factsOf } from "../../../plan/report/node-group-facts";
import { nodeGroupResources } from "../../../plan/report/node-group-resources";
import { planOf } from "./folder-fixture";

const COMPONENT = "eks-cni:index:SelfManagedNodeGroup";
const text = "MIME-Version: 1.0\n";
const plan = planOf([
  { type: COMPONENT, name: "dev-web", inputs: { amiParameter: "/a/latest/image_id" } },
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "dev-web",
    parent: `${COMPONENT}::dev-web`,
    inputs: { userData: Buffer.from(text).toString("base64") },
  },
  {
    type: "aws:autoscaling/group:Group",
    name: "dev-web",
    parent: `${COMPONENT}::dev-web`,
    inputs: { minSize: 1, maxSize: 9, desiredCapacity: 3 },
  },
]);
const { autoScalingGroup, ...found } =
  nodeGroupResources(plan, new Map([["web.mime", text]])).get("web.mime") ?? {};

/** The group with a policy over two types. */
function group(onDemandBaseCapacity: number, onDemandPercentageAboveBaseCapacity: number) {
  assert.ok(autoScalingGroup);
  const mixedInstancesPolicy = {
    instancesDistribution: { onDemandBaseCapacity, onDemandPercentageAboveBaseCapacity },
    launchTemplate: { overrides: [{ instanceType: "m7g.large" }, { instanceType: "c7g.large" }] },
  };
  const inputs = { ...autoScalingGroup.inputs, mixedInstancesPolicy };
  return { ...found, autoScalingGroup: { ...autoScalingGroup, inputs } satisfies PlannedResource };
}

describe("the facts of a self-managed group in a report", () => {
  it("are found beside its launch template", () => {
    assert.deepEqual(factsOf(group(0, 100)), [
      "m7g.large, c7g.large",
      "3 nodes, 1 to 9 allowed",
      "self-managed",
    ]);
  });

  for (const [base, share, expected] of [
    [0, 0, "spot"],
    [0, 40, "40% on demand"],
    [2, 25, "2 nodes on demand, 25% of the others"],
    [1, 0, "1 node on demand, the others spot"],
  ] as const) {
    it(`say what is on demand: ${expected}`, () => {
      assert.equal(factsOf(group(base, share))[1], expected);
    });
  }

  it("say where the AMI comes from, and not the id that a plan made up", () => {
    const made = { ...found.launchTemplate, inputs: { imageId: "ami-0" } } as PlannedResource;
    const ami = (amiParameter?: string) => {
      const inputs = amiParameter === undefined ? {} : { amiParameter };
      const component = { ...found.component, inputs } as PlannedResource;
      return amiOf({ ...found, launchTemplate: made, component });
    };
    assert.equal(
      ami("/x/recommended/image_id"),
      "newest at creation, from the SSM parameter /x/recommended/image_id",
    );
    assert.equal(
      ami("/x/1.57.0-3a1b2c4d/image_id"),
      "from the SSM parameter /x/1.57.0-3a1b2c4d/image_id",
    );
    assert.equal(ami(), "AMI ami-0");
  });
});
