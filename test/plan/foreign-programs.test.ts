import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { resourceCalled, TestProjects } from "./command-line";

describe("programs that know nothing of this package", () => {
  const projects = new TestProjects();
  after(() => {
    projects.dispose();
  });

  it("are not crashed by outputs whose shape nobody knows: those stay unknown, and say whose they are", () => {
    const project = projects.make({
      "index.ts": `import * as aws from "@pulumi/aws";
const cluster = new aws.rds.Cluster("db", { engine: "aurora" });
new aws.ec2.Eip("show", { tags: { port: cluster.port.apply((port) => port.toFixed(0)), members: cluster.clusterMembers.apply((all) => all.join()) } });
new aws.ec2.Subnet("direct", { vpcId: cluster.endpoint });\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    assert.equal(
      resourceCalled(project.plan(), "direct").inputs["vpcId"],
      "[unknown: aws:rds/cluster:Cluster.endpoint]",
    );
    assert.deepEqual(resourceCalled(project.plan(), "show").inputs["tags"], {
      members: "[unknown: aws:rds/cluster:Cluster db]",
      port: "[unknown: aws:rds/cluster:Cluster db]",
    });
  });

  it("get answers to look-ups, and unknown ones where nobody can answer", () => {
    const project = projects.make({
      "index.ts": `import * as aws from "@pulumi/aws";
import * as command from "@pulumi/command";
const zones = aws.getAvailabilityZonesOutput();
const who = aws.getCallerIdentityOutput();
const ran = command.local.runOutput({ command: "touch ran" });
const unknown = aws.rds.getClusterOutput({ clusterIdentifier: "db" });
new aws.ec2.Eip("show", { tags: { zone: zones.names[1], account: who.accountId, ran: ran.stdout, db: unknown.endpoint } });\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(resourceCalled(project.plan(), "show").inputs["tags"], {
      account: "123456789012",
      db: "[unknown]",
      ran: "[unknown]",
      zone: "eu-central-1b",
    });
    assert.deepEqual(
      project.plan().findings.map(({ path }) => path),
      ["aws:rds/getCluster:getCluster"],
    );
    assert.ok(!readdirSync(project.folder).includes("ran"));
  });

  it("may have names that no file system likes", () => {
    const names = [
      "../../up",
      "a/b",
      "..",
      "con\\u0000trol",
      "x".repeat(300),
      "Ünï cödé",
      "__proto__",
      "</script>",
    ];
    const project = projects.make({
      "index.ts": `import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
const cluster = new k8s.Provider("cluster", { kubeconfig: "{}" });
for (const name of [${names.map((name) => JSON.stringify(name).replaceAll("\\\\u", "\\u")).join(", ")}]) {
  new aws.ec2.LaunchTemplate(name, { userData: Buffer.from("#!/bin/sh\\n").toString("base64") });
  new k8s.helm.v3.Release(name, { name, chart: "shop", values: { ["__proto__x"]: 1, yes: "no" } }, { provider: cluster });
}\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    for (const folder of ["user-data", "helm"]) {
      const files = readdirSync(join(project.folder, "plan-out", folder));
      assert.equal(files.length, names.length);
      for (const file of files) assert.match(file, /^[A-Za-z0-9_][A-Za-z0-9._-]{0,140}$/);
    }
    assert.ok(!readdirSync(project.folder).includes("up.mime"));
  });

  it("may be a folder, an exported function, plain JavaScript or an ES module", () => {
    const body = `new aws.ec2.Eip("made", {});`;
    const programs: readonly Record<string, string>[] = [
      {
        "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
        "index.ts": `import * as aws from "@pulumi/aws";\n${body}\n`,
      },
      {
        "index.ts": `import * as aws from "@pulumi/aws";\nexport = async () => {\n  await Promise.resolve();\n  ${body}\n};\n`,
      },
      {
        "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: app\n",
        "app/index.js": `const aws = require("@pulumi/aws");\n${body}\n`,
      },
      {
        "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: app.mjs\n",
        "app.mjs": `import * as aws from "@pulumi/aws";\n${body}\n`,
      },
    ];
    for (const files of programs) {
      const project = projects.make(files);
      const run = project.run("plan");
      assert.equal(run.status, 0, run.stderr + JSON.stringify(files));
      resourceCalled(project.plan(), "made");
    }
  });

  it("may make resources long after they were loaded", () => {
    const project = projects.make({
      "index.ts": `import * as aws from "@pulumi/aws";\nsetTimeout(() => new aws.ec2.Eip("late", {}), 50);\n`,
    });
    assert.equal(project.run("plan").status, 0);
    resourceCalled(project.plan(), "late");
  });

  it("give the same bytes for the same input", () => {
    const program = `import * as aws from "@pulumi/aws";
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
for (let n = 0; n < 20; n += 1) new aws.ec2.Subnet("s" + n, { vpcId: vpc.id, cidrBlock: "10.0." + n + ".0/24" });\n`;
    const project = projects.make({ "index.ts": program });
    const texts = ["one", "two"].map((out) => {
      const run = project.run("plan", "--out", out, "--date", "2026-11-24");
      assert.equal(run.status, 0, run.stderr);
      return ["plan.json", "report.md", "report.html"].map((file) =>
        project.read(`${out}/${file}`),
      );
    });
    assert.deepEqual(texts[0], texts[1]);
  });
});
