import assert from "node:assert/strict";
import type { Plan } from "../../plan/plan";
import { resourceCalled, TestProjects } from "./command-line";

const PROGRAM = `
import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

class Box extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Box", name, { size: 3 }, opts);
    new aws.ec2.Vpc(name + "-vpc", { cidrBlock: "10.0.0.0/16" }, { parent: this });
    this.registerOutputs();
  }
}
class Shelf extends pulumi.ComponentResource {
  readonly vpc: aws.ec2.Vpc;
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Shelf", name, {}, opts);
    new Box(name + "-box", { parent: this });
    this.vpc = new aws.ec2.Vpc(name, { cidrBlock: "10.0.0.0/16" }, { parent: this, protect: true });
    this.registerOutputs();
  }
}
const hook = new pulumi.ResourceHook("before", () => undefined);
const shelf = new Shelf("shelf", {
  transforms: [(args) => ({ props: { ...args.props, ...(args.type.startsWith("aws:ec2/vpc") ? { tags: { by: "transform" } } : {}) }, opts: args.opts })],
});
const subnet = new aws.ec2.Subnet("subnet", { vpcId: shelf.vpc.id, cidrBlock: "10.0.0.0/24" }, {
  ignoreChanges: ["tags"], deleteBeforeReplace: true, retainOnDelete: true, deletedWith: shelf.vpc,
  aliases: ["urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::old", { name: "older" }], customTimeouts: { create: "5m" },
  hooks: { beforeCreate: [hook] }, replaceOnChanges: ["cidrBlock"],
});
new aws.ec2.Eip("after-shelf", {}, { dependsOn: [shelf] });
shelf.vpc.arn.apply((arn) => new aws.ec2.Eip("in-apply", { tags: { arn } }));
const existing = aws.ec2.Vpc.get("existing", "vpc-12345678");
new aws.ec2.Eip("after-existing", { tags: { id: existing.id } });
const provider = new k8s.Provider("provider", { kubeconfig: "{}" });
new k8s.core.v1.ConfigMap("map", { metadata: { name: "settings" }, data: { vpc: shelf.vpc.id } }, { provider });
pulumi.runtime.registerResourceTransform((args) =>
  args.name === "last" ? { props: { tags: { of: "stack" } }, opts: args.opts } : undefined);
new aws.ec2.Eip("last", {});
`;

describe("the embedded engine", () => {
  const projects = new TestProjects();
  let plan: Plan;
  after(() => {
    projects.dispose();
  });
  before(() => {
    const project = projects.make({ "index.ts": PROGRAM });
    const run = project.run("plan", "--date", "2026-11-24");
    assert.equal(run.status, 0, run.stderr + run.stdout);
    plan = project.plan();
  });

  it("gives the URNs of the real engine: all parents' types but the stack's", () => {
    assert.equal(
      resourceCalled(plan, "shelf-box-vpc").urn,
      "urn:pulumi:dev::shop::shop:index:Shelf$shop:index:Box$aws:ec2/vpc:Vpc::shelf-box-vpc",
    );
    assert.equal(
      resourceCalled(plan, "subnet").urn,
      "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::subnet",
    );
    assert.equal(
      resourceCalled(plan, "subnet").parent,
      "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
    );
  });

  it("keeps every option", () => {
    const { options } = resourceCalled(plan, "subnet");
    assert.deepEqual(options, {
      retainOnDelete: true,
      deleteBeforeReplace: true,
      deletedWith: resourceCalled(plan, "shelf", "Vpc").urn,
      ignoreChanges: ["tags"],
      replaceOnChanges: ["cidrBlock"],
      aliases: [
        "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::old",
        {
          name: "older",
          parenturn: options.aliases?.[1] === undefined ? "" : resourceCalled(plan, "shop-dev").urn,
        },
      ],
      customTimeouts: { create: "5m" },
      hooks: { beforeCreate: ["before"] },
    });
    assert.equal(resourceCalled(plan, "shelf", "Vpc").options.protect, true);
  });

  it("follows a dependency through a component to its children", () => {
    const { dependsOn } = resourceCalled(plan, "after-shelf");
    assert.ok(dependsOn.includes(resourceCalled(plan, "shelf-box-vpc").urn));
    assert.ok(dependsOn.includes(resourceCalled(plan, "shelf", "Vpc").urn));
    assert.deepEqual(dependsOn, [...new Set(dependsOn)].sort());
  });

  it("knows edges by property, by provider and by parent", () => {
    const { dependsOn, options } = resourceCalled(plan, "map");
    assert.equal(options.provider, resourceCalled(plan, "provider").urn);
    assert.deepEqual(
      dependsOn,
      ["provider", "shop-dev"]
        .map((name) => resourceCalled(plan, name).urn)
        .concat(resourceCalled(plan, "shelf", "Vpc").urn)
        .sort(),
    );
  });

  it("puts each resource one wave behind the last one it depends on", () => {
    const waveOf = new Map(
      plan.waves.flatMap((wave, index) => wave.map((urn) => [urn, index] as const)),
    );
    for (const { urn, dependsOn } of plan.resources) {
      const last = Math.max(-1, ...dependsOn.map((edge) => waveOf.get(edge) ?? Number.NaN));
      assert.equal(waveOf.get(urn), last + 1, urn);
    }
    assert.deepEqual(
      plan.waves.flat(),
      plan.resources.map(({ urn }) => urn),
    );
  });

  it("sees resources that are made inside apply, with placeholders in them", () => {
    const { inputs } = resourceCalled(plan, "in-apply");
    assert.match(
      JSON.stringify(inputs),
      /arn:aws:ec2:eu-central-1:123456789012:vpc\/vpc-[0-9a-f]{17}/,
    );
    const vpc = resourceCalled(plan, "shelf", "Vpc").urn;
    assert.ok(plan.placeholders.some(({ of, property }) => of === vpc && property === "arn"));
  });

  it("takes the id of a resource that is only looked up as it is", () => {
    assert.deepEqual(resourceCalled(plan, "after-existing").inputs["tags"], { id: "vpc-12345678" });
  });

  it("runs the transforms of resources, of parents and of the stack", () => {
    assert.deepEqual(resourceCalled(plan, "shelf-box-vpc").inputs["tags"], { by: "transform" });
    assert.deepEqual(resourceCalled(plan, "shelf", "Vpc").inputs["tags"], { by: "transform" });
    assert.deepEqual(resourceCalled(plan, "last").inputs["tags"], { of: "stack" });
  });
});
