import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { resourceCalled, type TestProject, TestProjects } from "./command-line";

const PASSWORD = "hunter2-and-more";

const PROGRAM = `
import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const password = pulumi.secret("${PASSWORD}");
new aws.ec2.Subnet("plain", { vpcId: pulumi.interpolate\`pw=\${password}\` });
new aws.ec2.Subnet("configured", { vpcId: config.requireSecret("token") });
new aws.ec2.Subnet("unguarded", { vpcId: config.require("token") });
const bucket = new aws.s3.Bucket("asked", { bucket: "${PASSWORD}-bucket" }, { additionalSecretOutputs: ["bucket"] });
new aws.ec2.Subnet("of-asked", { vpcId: bucket.bucket });
const key = new aws.iam.AccessKey("key", { user: "me" });
new aws.ec2.Subnet("of-provider", { vpcId: pulumi.interpolate\`key=\${key.secret}\` });
new aws.ec2.LaunchTemplate("nodes", {
  userData: password.apply((text) => Buffer.from("#!/bin/sh\\necho " + text).toString("base64")),
});
const cluster = new k8s.Provider("cluster", { kubeconfig: "{}" });
new k8s.helm.v3.Release("shop", { chart: "shop", values: { password, nested: [{ password }] } }, { provider: cluster });
new k8s.core.v1.Secret("opaque", { stringData: { password: "${PASSWORD}" } }, { provider: cluster });
new aws.ec2.Subnet("free", { vpcId: "vpc-1" });
export const leaked = password;
`;

describe("secrets", () => {
  const projects = new TestProjects();
  let project: TestProject;
  after(() => {
    projects.dispose();
  });
  before(() => {
    project = projects.make({
      "index.ts": PROGRAM,
      "Pulumi.dev.yaml":
        "config:\n  aws:region: eu-central-1\n  shop:token:\n    secure: v1:abcdef0123456789\n",
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr + run.stdout);
  });

  it("appear in no file of the plan folder", () => {
    const files = readdirSync(join(project.folder, "plan-out"), {
      recursive: true,
      encoding: "utf8",
    })
      .map((name) => join(project.folder, "plan-out", name))
      .filter((file) => statSync(file).isFile());
    assert.ok(files.length >= 5);
    for (const file of files) {
      assert.doesNotMatch(readFileSync(file, "utf8"), /hunter2|v1:abcdef/, file);
    }
  });

  for (const name of ["plain", "configured", "of-asked", "of-provider"]) {
    it(`taint what is made of them: ${name}`, () => {
      assert.equal(resourceCalled(project.plan(), name).inputs["vpcId"], "[secret]");
    });
  }

  it("are redacted where a program reads an encrypted value as if it were plain", () => {
    assert.equal(resourceCalled(project.plan(), "unguarded").inputs["vpcId"], "[secret]");
  });

  it("leave what has nothing to do with them in clear", () => {
    assert.equal(resourceCalled(project.plan(), "free").inputs["vpcId"], "vpc-1");
  });

  it("leave the rest of Helm values readable", () => {
    assert.match(
      project.read("plan-out/helm/shop.yaml"),
      /nested:\n\s+- password: "?\[secret\]"?\n/,
    );
  });

  it("are what the user data file says when user data is made of one", () => {
    assert.equal(project.read("plan-out/user-data/nodes.mime"), "[secret]\n");
  });

  it("do not reach error messages", () => {
    const failing = projects.make({
      "index.ts":
        PROGRAM + `password.apply((text) => { throw new Error("cannot use " + text); });\n`,
      "Pulumi.dev.yaml": "config: { 'shop:token': { secure: abc } }\n",
    });
    const run = failing.run("plan");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /cannot use \[secret\]/);
    assert.doesNotMatch(run.stderr + run.stdout, /hunter2/);
    assert.ok(!existsSync(join(failing.folder, "plan-out")));
  });
});
