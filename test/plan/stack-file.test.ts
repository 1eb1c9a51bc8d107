import assert from "node:assert/strict";
import { resourceCalled, TestProjects } from "./command-line";

const SHOW = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config();
new aws.ec2.Eip("show", { tags: {
  stack: pulumi.getStack(), project: pulumi.getProject(), organization: pulumi.getOrganization(), dryRun: String(pulumi.runtime.isDryRun()),
  text: config.get("text") ?? "none", count: String(config.getNumber("count")), flag: String(config.getBoolean("flag")),
  list: JSON.stringify(config.getObject("list") ?? null), other: new pulumi.Config("other").get("key") ?? "none",
  preset: config.get("preset") ?? "none",
} });
`;

describe("the configuration of a plan", () => {
  const projects = new TestProjects();
  after(() => {
    projects.dispose();
  });

  it("reads plain and structured values, defaults of the project, and names the stack after the file", () => {
    const project = projects.make({
      "index.ts": SHOW,
      "Pulumi.yaml":
        "name: shop\nruntime: { name: nodejs }\nmain: index.ts\nconfig:\n  preset: { type: string, default: given }\n  text: { value: overridden }\n",
      "Pulumi.dev.yaml": "",
      "Pulumi.prod-eu.yaml":
        "config:\n  shop:text: hello\n  count: 3\n  shop:flag: true\n  shop:list: [{ a: 1 }]\n  other:key: value\n",
    });
    const run = project.run("plan", "--config", "Pulumi.prod-eu.yaml");
    assert.equal(run.status, 0, run.stderr);
    const plan = project.plan();
    assert.equal(plan.stack, "prod-eu");
    assert.deepEqual(resourceCalled(plan, "show").inputs["tags"], {
      stack: "prod-eu",
      project: "shop",
      organization: "organization",
      dryRun: "true",
      text: "hello",
      count: "3",
      flag: "true",
      list: '[{"a":1}]',
      other: "value",
      preset: "given",
    });
  });

  it("takes the only stack file there is, and asks when there are several", () => {
    const only = projects.make({ "index.ts": SHOW });
    const several = { ...{ "index.ts": SHOW, "Pulumi.a.yaml": "", "Pulumi.b.yaml": "" } };
    const undecided = projects.make(several);
    assert.equal(only.run("plan").status, 0);
    assert.equal(undecided.run("plan").status, 0);
    assert.equal(undecided.plan().stack, "dev");
  });

  it("names what it cannot resolve offline: secure values and environments", () => {
    const project = projects.make({
      "index.ts": SHOW,
      "Pulumi.dev.yaml":
        "environment: [base]\nconfig:\n  shop:list: [{ key: { secure: abc } }, 2]\n",
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    const plan = project.plan();
    assert.deepEqual(
      plan.findings.map(({ rule, severity, path }) => [rule, severity, path]),
      [
        ["plan/environment", "info", "environment"],
        ["plan/secret-config", "info", "shop:list"],
      ],
    );
    assert.match(
      JSON.stringify(resourceCalled(plan, "show").inputs),
      /\{\\"key\\":\\"\[secret\]\\"\},2/,
    );
  });

  const REFERENCE = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const network = new pulumi.StackReference("acme/network/dev");
new aws.ec2.Subnet("node", { vpcId: network.requireOutput("vpcId"), cidrBlock: "10.0.0.0/24" });
`;

  it("shows outputs of other stacks as unknown, and says how to give them", () => {
    const project = projects.make({ "index.ts": REFERENCE });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    assert.match(
      String(resourceCalled(project.plan(), "node").inputs["vpcId"]),
      /^\[unknown: pulumi:pulumi:StackReference/,
    );
    assert.equal(project.plan().findings[0]?.rule, "plan/stack-reference");
  });

  for (const [form, outputs] of [
    ["as pulumi stack output writes them", { vpcId: "vpc-1" }],
    ["by the name of the stack", { "acme/network/dev": { vpcId: "vpc-1" }, vpcId: "wrong" }],
  ] as const) {
    it(`takes outputs of other stacks from a file, ${form}`, () => {
      const project = projects.make({
        "index.ts": REFERENCE,
        "outputs.json": JSON.stringify(outputs),
      });
      const run = project.run("plan", "--stack-outputs", "outputs.json");
      assert.equal(run.status, 0, run.stderr);
      assert.equal(resourceCalled(project.plan(), "node").inputs["vpcId"], "vpc-1");
      assert.deepEqual(project.plan().findings, []);
    });
  }
});
