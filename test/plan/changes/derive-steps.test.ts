import assert from "node:assert/strict";
import { type Step, UNKNOWN_TEXT } from "../../../plan/changes/comparison";
import { deriveSteps } from "../../../plan/changes/derive/derive-steps";
import type { Plan } from "../../../plan/plan";
import { type SmallResource, smallPlan, urnOf } from "./small-plan";

const VPC: SmallResource = {
  type: "aws:ec2/vpc:Vpc",
  inputs: { cidrBlock: "10.0.0.0/16" },
  outputs: { id: "vpc-98e12f225dbd67466" },
};
const SUBNET: SmallResource = {
  type: "aws:ec2/subnet:Subnet",
  inputs: { vpcId: "vpc-98e12f225dbd67466", cidrBlock: "10.0.0.0/24" },
  dependsOn: [urnOf(VPC)],
  outputs: { id: "subnet-34b18b600fd2407d6" },
};
const TEMPLATE: SmallResource = {
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  inputs: { userData: base64("one"), description: "nodes" },
  outputs: { id: "lt-fb9e5319d664812d8" },
};
const GROUP: SmallResource = {
  type: "aws:eks/nodeGroup:NodeGroup",
  inputs: {
    clusterName: "prod",
    subnetIds: ["subnet-34b18b600fd2407d6"],
    launchTemplate: { id: "lt-fb9e5319d664812d8", version: "1" },
    scalingConfig: { desiredSize: 2, maxSize: 4 },
    taints: [
      { key: "gpu", effect: "NO_SCHEDULE" },
      { key: "dedicated", value: "a", effect: "NO_SCHEDULE" },
    ],
  },
  dependsOn: [urnOf(TEMPLATE), urnOf(SUBNET)],
};

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** The same resource with other inputs. */
function but(resource: SmallResource, inputs: SmallResource["inputs"]): SmallResource {
  return { ...resource, inputs: { ...resource.inputs, ...inputs } };
}

function said(steps: readonly Step[]): string[] {
  return steps.map(({ operation, before, after, replacedBy, deleteFirst }) =>
    [
      operation,
      ((after ?? before)?.type ?? "").split(":").at(-1),
      ...replacedBy,
      ...(deleteFirst ? ["first"] : []),
    ].join(" "),
  );
}

function between(base: Plan | undefined, head: Plan): string[] {
  return said(deriveSteps(base, head).steps);
}

describe("deriveSteps", () => {
  it("has no step between a plan and itself, and counts what stays", () => {
    const plan = smallPlan(VPC, SUBNET, TEMPLATE, GROUP);
    const comparison = deriveSteps(plan, structuredClone(plan));
    assert.deepEqual(comparison.steps, []);
    assert.equal(comparison.unchanged, 4);
    assert.equal(comparison.source, "plans");
  });

  it("creates everything without a base, but not the stack", () => {
    assert.deepEqual(between(undefined, smallPlan(VPC, SUBNET)), ["create Vpc", "create Subnet"]);
  });

  it("deletes last, and what was made last first", () => {
    const other = { ...VPC, name: "other" };
    assert.deepEqual(between(smallPlan(VPC, SUBNET), smallPlan(other)), [
      "create Vpc",
      "delete Subnet",
      "delete Vpc",
    ]);
  });

  it("keeps the options of what it deletes: a retained resource stays in the account", () => {
    const kept = { ...VPC, options: { retainOnDelete: true } };
    const [step] = deriveSteps(smallPlan(kept), smallPlan()).steps;
    assert.equal(step?.before?.options.retainOnDelete, true);
  });

  it("replaces what the provider cannot change, and what is made from its outputs", () => {
    const head = smallPlan(but(VPC, { cidrBlock: "10.1.0.0/16" }), SUBNET, TEMPLATE, GROUP);
    const { steps } = deriveSteps(smallPlan(VPC, SUBNET, TEMPLATE, GROUP), head);
    assert.deepEqual(said(steps), [
      "replace Vpc cidrBlock",
      "replace Subnet vpcId",
      "replace NodeGroup subnetIds",
    ]);
    assert.deepEqual(steps[1]?.properties, [
      { path: "vpcId", before: "vpc-98e12f225dbd67466", after: UNKNOWN_TEXT },
    ]);
  });

  it("stops at a resource that takes the new value in place", () => {
    const cluster: SmallResource = {
      type: "aws:eks/cluster:Cluster",
      inputs: { name: "prod", vpcConfig: { subnetIds: ["subnet-34b18b600fd2407d6"] } },
      dependsOn: [urnOf(SUBNET)],
      outputs: { endpoint: "https://4A58D8D73B4CEE452C063C6D43A9565B.gr7.eks.example" },
    };
    const gate: SmallResource = {
      type: "command:local:Command",
      inputs: { environment: { HOST: "4A58D8D73B4CEE452C063C6D43A9565B.gr7.eks.example" } },
      dependsOn: [urnOf(cluster)],
    };
    const head = smallPlan(VPC, but(SUBNET, { cidrBlock: "10.0.1.0/24" }), cluster, gate);
    assert.deepEqual(between(smallPlan(VPC, SUBNET, cluster, gate), head), [
      "replace Subnet cidrBlock",
      "update Cluster",
    ]);
  });

  it("finds an output without its scheme and inside base64", () => {
    const cluster: SmallResource = {
      type: "aws:eks/cluster:Cluster",
      inputs: { roleArn: "a" },
      outputs: { endpoint: "https://4A58D8D73B4CEE452C063C6D43A9565B.gr7.eks.example" },
    };
    const template = but(
      { ...TEMPLATE, dependsOn: [urnOf(cluster)] },
      { userData: base64("host: 4A58D8D73B4CEE452C063C6D43A9565B.gr7.eks.example\n") },
    );
    const { steps } = deriveSteps(
      smallPlan(cluster, template),
      smallPlan(but(cluster, { roleArn: "b" }), template),
    );
    assert.deepEqual(said(steps), ["replace Cluster roleArn", "update LaunchTemplate"]);
    assert.equal(steps[1]?.properties[0]?.after, UNKNOWN_TEXT);
  });

  it("knows that a new version of a launch template updates the node group", () => {
    const { steps } = deriveSteps(
      smallPlan(SUBNET, TEMPLATE, GROUP),
      smallPlan(SUBNET, but(TEMPLATE, { userData: base64("two") }), GROUP),
    );
    assert.deepEqual(said(steps), ["update LaunchTemplate", "update NodeGroup"]);
    assert.deepEqual(steps[1]?.properties, [
      { path: "launchTemplate.version", before: "1", after: UNKNOWN_TEXT },
    ]);
  });

  it("makes no version of tags on the launch template itself", () => {
    const head = smallPlan(SUBNET, but(TEMPLATE, { tags: { a: "b" } }), GROUP);
    assert.deepEqual(between(smallPlan(SUBNET, TEMPLATE, GROUP), head), ["update LaunchTemplate"]);
  });

  it("leaves a node group alone that follows no version", () => {
    const group = but(GROUP, {
      launchTemplate: { id: "lt-fb9e5319d664812d8", version: "$Default" },
    });
    const head = smallPlan(SUBNET, but(TEMPLATE, { userData: base64("two") }), group);
    assert.deepEqual(between(smallPlan(SUBNET, TEMPLATE, group), head), ["update LaunchTemplate"]);
  });

  it("does not mind the order of subnets and taints", () => {
    const reordered = but(GROUP, { taints: [...(GROUP.inputs?.["taints"] as [])].reverse() });
    assert.deepEqual(between(smallPlan(GROUP), smallPlan(reordered)), []);
  });

  it("ignores what ignoreChanges names", () => {
    const options = { ignoreChanges: ["scalingConfig.desiredSize", 'tags["a.b"]'] };
    const base = but({ ...GROUP, options }, { tags: { "a.b": "1", c: "1" } });
    const head = (c: string, maxSize: number) =>
      but(base, { tags: { "a.b": "2", c }, scalingConfig: { desiredSize: 3, maxSize } });
    assert.deepEqual(between(smallPlan(base), smallPlan(head("1", 4))), []);
    const [step] = deriveSteps(smallPlan(base), smallPlan(head("2", 5))).steps;
    assert.deepEqual(
      step?.properties.map(({ path }) => path),
      ["scalingConfig.maxSize", "tags.c"],
    );
  });

  it("ignores everything for a star", () => {
    const base = { ...GROUP, options: { ignoreChanges: ["*"] } };
    assert.deepEqual(
      between(smallPlan(base), smallPlan(but(base, { clusterName: "x", new: 1 }))),
      [],
    );
  });

  it("replaces for replaceOnChanges what would be updated", () => {
    const base: SmallResource = {
      type: "aws:ec2/eip:Eip",
      inputs: { tags: { a: "1" } },
      options: { replaceOnChanges: ["tags.*"] },
    };
    assert.deepEqual(between(smallPlan(base), smallPlan(but(base, { tags: { a: "2" } }))), [
      "replace Eip tags.*",
    ]);
  });

  it("replaces a command whose triggers change", () => {
    const gate: SmallResource = {
      type: "command:local:Command",
      inputs: { triggers: ["a"] },
      options: { replaceOnChanges: ["triggers[*]"] },
    };
    assert.deepEqual(between(smallPlan(gate), smallPlan(but(gate, { triggers: ["b"] }))), [
      "replace Command triggers",
    ]);
  });

  it("deletes first what has the same given name, unless told otherwise", () => {
    const role: SmallResource = { type: "aws:iam/role:Role", inputs: { name: "a", path: "/" } };
    const moved = but(role, { path: "/x/" });
    assert.deepEqual(between(smallPlan(role), smallPlan(moved)), ["replace Role path first"]);
    assert.deepEqual(between(smallPlan(role), smallPlan(but(moved, { name: "b" }))), [
      "replace Role name path",
    ]);
    const told = { ...moved, options: { deleteBeforeReplace: false } };
    assert.deepEqual(between(smallPlan(role), smallPlan(told)), ["replace Role path"]);
  });

  it("replaces first what was given the name of something that goes first", () => {
    const cluster: SmallResource = {
      type: "aws:eks/cluster:Cluster",
      inputs: { name: "prod", roleArn: "a" },
    };
    const group = { ...GROUP, dependsOn: [urnOf(cluster)] };
    assert.deepEqual(
      between(smallPlan(cluster, group), smallPlan(but(cluster, { roleArn: "b" }), group)),
      ["replace Cluster roleArn first", "replace NodeGroup clusterName first"],
    );
  });

  it("does not delete first what only takes a value of such a thing in place", () => {
    const cluster: SmallResource = {
      type: "aws:eks/cluster:Cluster",
      inputs: { name: "prod", roleArn: "a" },
      outputs: { endpoint: "https://4A58D8D73B4CEE452C063C6D43A9565B.gr7.eks.example" },
    };
    const template: SmallResource = {
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      inputs: {
        namePrefix: "a",
        kernelId: "https://4A58D8D73B4CEE452C063C6D43A9565B.gr7.eks.example",
      },
      dependsOn: [urnOf(cluster)],
    };
    assert.deepEqual(
      between(
        smallPlan(cluster, template),
        smallPlan(but(cluster, { roleArn: "b" }), but(template, { namePrefix: "b" })),
      ),
      ["replace Cluster roleArn first", "replace LaunchTemplate namePrefix"],
    );
  });

  it("replaces what uses a provider of another cluster, and nothing for another kubeconfig", () => {
    const provider: SmallResource = {
      type: "pulumi:providers:kubernetes",
      inputs: { clusterIdentifier: "a", kubeconfig: "{}" },
    };
    const object: SmallResource = {
      type: "kubernetes:core/v1:ServiceAccount",
      inputs: { metadata: { name: "x" } },
      options: { provider: urnOf(provider) },
      dependsOn: [urnOf(provider)],
    };
    assert.deepEqual(
      between(smallPlan(provider, object), smallPlan(but(provider, { kubeconfig: "" }), object)),
      ["update kubernetes"],
    );
    assert.deepEqual(
      between(
        smallPlan(provider, object),
        smallPlan(but(provider, { clusterIdentifier: "b" }), object),
      ),
      ["replace kubernetes clusterIdentifier", "replace ServiceAccount provider"],
    );
  });

  it("updates a component whose inputs change, and replaces it for nothing", () => {
    const component: SmallResource = {
      type: "eks:index:Cluster",
      component: true,
      inputs: { name: "a" },
      options: { replaceOnChanges: ["*"] },
    };
    assert.deepEqual(between(smallPlan(component), smallPlan(but(component, { name: "b" }))), [
      "update Cluster",
    ]);
  });

  it("follows an alias, and the children of a renamed parent with it", () => {
    const parent = { type: "a:index:Net", name: "old", component: true } as const;
    const child = { ...VPC, name: "old-vpc", parent: urnOf(parent) };
    const subnet = { ...SUBNET, dependsOn: [urnOf(child)] };
    const renamed = { ...parent, name: "new", options: { aliases: [{ name: "old" }] } };
    const movedChild = {
      ...child,
      name: "new-vpc",
      parent: urnOf(renamed),
      outputs: { id: "vpc-0123456789abcdef0" },
    };
    const movedSubnet = but(
      { ...subnet, dependsOn: [urnOf(movedChild)] },
      { vpcId: "vpc-0123456789abcdef0" },
    );
    const base = smallPlan(parent, child, subnet);
    assert.deepEqual(between(base, smallPlan(renamed, movedChild, movedSubnet)), []);
    const unaliased = { ...renamed, options: {} };
    assert.deepEqual(between(base, smallPlan(unaliased, movedChild, movedSubnet)), [
      "create Net",
      "create Vpc",
      "replace Subnet vpcId",
      "delete Vpc",
      "delete Net",
    ]);
  });

  it("follows an alias that is a URN and one of another type", () => {
    const old = { ...VPC, name: "old" };
    for (const alias of [urnOf(old), { name: "old", noparent: true }]) {
      const renamed = { ...VPC, name: "new", options: { aliases: [alias] } };
      assert.deepEqual(between(smallPlan(old), smallPlan(renamed)), []);
    }
    const typed = { ...VPC, type: "aws:ec2/old:Old" };
    const head = { ...VPC, options: { aliases: [{ type: "aws:ec2/old:Old" }] } };
    assert.deepEqual(between(smallPlan(typed), smallPlan(head)), []);
  });

  it("counts what a policy means, not how it is written", () => {
    const role = (policy: object, space = 0): SmallResource => ({
      type: "aws:iam/role:Role",
      inputs: { assumeRolePolicy: JSON.stringify(policy, null, space) },
    });
    const one = { Statement: [{ Action: ["a:B", "a:A"], Effect: "Allow" }] };
    const same = { Statement: { Effect: "Allow", Action: ["a:A", "a:B"] } };
    const less = { Statement: { Effect: "Allow", Action: "a:A" } };
    assert.deepEqual(between(smallPlan(role(one)), smallPlan(role(same, 2))), []);
    assert.deepEqual(between(smallPlan(role(one)), smallPlan(role(less))), ["update Role"]);
  });

  it("takes two secrets for the same", () => {
    const secret: SmallResource = {
      type: "kubernetes:core/v1:Secret",
      inputs: { metadata: { name: "x" }, stringData: "[secret]" },
    };
    assert.deepEqual(between(smallPlan(secret), structuredClone(smallPlan(secret))), []);
  });

  it("calls a change of a type that nobody looked up an update", () => {
    const thing: SmallResource = { type: "acme:index:Thing", inputs: { name: "a" } };
    assert.deepEqual(between(smallPlan(thing), smallPlan(but(thing, { name: "b" }))), [
      "update Thing",
    ]);
  });

  it("takes a time that grows with the plan, not with its square", function () {
    this.timeout(60_000);
    const many = (count: number, net: number): Plan =>
      smallPlan(
        ...Array.from({ length: count }, (_, index) => {
          const id = index.toString(16).padStart(9, "0");
          const vpc: SmallResource = {
            ...VPC,
            name: `n${String(index)}`,
            inputs: { cidrBlock: `10.${String(net)}.0.0/16` },
            outputs: {
              id: `vpc-0badc0de${id}`,
              arn: `arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-0badc0de${id}`,
            },
          };
          const subnet: SmallResource = {
            ...SUBNET,
            name: vpc.name ?? "",
            inputs: { vpcId: `vpc-0badc0de${id}` },
            dependsOn: [urnOf(vpc)],
          };
          return [vpc, subnet];
        }).flat(),
      );
    const time = (count: number): number => {
      const [base, head] = [many(count, 0), many(count, 1)];
      const start = process.cpuUsage();
      assert.equal(deriveSteps(base, head).steps.length, 2 * count);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    time(500);
    const [few, lots] = [Math.max(time(1500), 10), time(15_000)];
    assert.ok(lots < 40 * few, `${String(lots)} ms for ten times what takes ${String(few)} ms`);
  });
});
