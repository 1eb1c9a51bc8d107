import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type TestProject, TestProjects } from "../plan/command-line";

const VPC = `import * as aws from "@pulumi/aws";\nnew aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });\n`;

const PROBLEM = `(globalThis as any)[Symbol.for("eks-cni.problem-sink")].report(
  { rule: "shop/closed", severity: SEVERITY, path: "door", message: "the door is closed", remedy: "open it" SUPPRESSED });\n`;

function problem(severity: string, suppressed = ""): string {
  return PROBLEM.replace("SEVERITY", JSON.stringify(severity)).replace("SUPPRESSED", suppressed);
}

describe("the exit status of a plan", () => {
  const projects = new TestProjects();
  after(() => {
    projects.dispose();
  });

  function written(project: TestProject): boolean {
    return existsSync(join(project.folder, "plan-out"));
  }

  it("is 0 when nothing is wrong", () => {
    const project = projects.make({ "index.ts": VPC + problem("warning") });
    assert.equal(project.run("plan").status, 0);
    assert.deepEqual(readdirSync(join(project.folder, "plan-out")).sort(), [
      "helm",
      "plan.json",
      "report.html",
      "report.md",
      "user-data",
    ]);
  });

  it("is 1, and everything is written, when a rule of severity error is broken", () => {
    const project = projects.make({ "index.ts": VPC + problem("error") });
    assert.equal(project.run("plan").status, 1);
    assert.equal(project.plan().findings[0]?.path, "door");
  });

  it("is 0 when that rule is suppressed", () => {
    const project = projects.make({
      "index.ts": VPC + problem("error", ', suppressed: { reason: "known" }'),
    });
    assert.equal(project.run("plan").status, 0);
    assert.equal(project.plan().findings.length, 1);
  });

  it("is 2 for configuration that gives no cluster: all problems are told and nothing is written", () => {
    const project = projects.make({
      "index.ts": `throw Object.assign(new Error("no cluster: 2 problems\\n  a: b"), { status: 2, problems: [
        { rule: "config/x", severity: "error", path: "shop:a", message: "is wrong", remedy: "write b" },
        { rule: "config/x", severity: "error", path: "shop:c", message: "is missing", remedy: "write d" } ] });`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /shop:a: is wrong[^]*shop:c: is missing/);
    assert.doesNotMatch(run.stderr, /\n\s+at /);
    assert.ok(!written(project));
  });

  it("is 2 for a program that throws, with its own file and line and none of ours", () => {
    const project = projects.make({
      "index.ts": `import "@pulumi/pulumi";\ninterface Long { a: string }\nconst nothing = undefined as any;\nnothing.boom();\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /TypeError: .*boom/);
    assert.match(run.stderr, /at index\.ts:4:9\n/);
    assert.doesNotMatch(run.stderr, /node_modules|run-program/);
    assert.ok(!written(project));
  });

  it("is 2 for an error inside apply", () => {
    const project = projects.make({
      "index.ts":
        VPC +
        `import * as pulumi from "@pulumi/pulumi";\npulumi.output(1).apply(() => {\n  throw new Error("late trouble");\n});\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /late trouble\n\s+at index\.ts:5:/);
    assert.equal(run.stderr.match(/late trouble/g)?.length, 1);
  });

  it("is 2 for two resources of one URN, which is named", () => {
    const project = projects.make({ "index.ts": `${VPC}${VPC.split("\n")[1] ?? ""}\n` });
    const run = project.run("plan");
    assert.equal(run.status, 2);
    assert.match(
      run.stderr.replace(/\s+/g, " "),
      /duplicate resource URN urn:pulumi:dev::shop::aws:ec2\/vpc:Vpc::main/,
    );
    assert.match(run.stderr, /at index\.ts:3:/);
  });

  it("is 2 for resources that wait for each other, which are named", () => {
    const project = projects.make({
      "index.ts": `import * as aws from "@pulumi/aws";
let second: aws.ec2.Eip;
const first = new aws.ec2.Eip("first", {}, { dependsOn: Promise.resolve().then(() => second) });
second = new aws.ec2.Eip("second", {}, { dependsOn: first });\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /wait for each other[^]*Eip first[^]*Eip second/);
  });

  it("is 2 when the program ends the process", () => {
    const project = projects.make({ "index.ts": VPC + "process.exit(0);\n" });
    const run = project.run("plan");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /process\.exit/);
    assert.ok(!written(project));
  });

  it("is 2 when the program reports an error to the engine", () => {
    const project = projects.make({
      "index.ts": `import * as pulumi from "@pulumi/pulumi";\npulumi.log.error("it will not do");\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /it will not do/);
  });

  const WRONG_FILES: Readonly<Record<string, [Record<string, string>, RegExp]>> = {
    "a stack file that is no YAML": [
      { "Pulumi.dev.yaml": "config:\n  a: [1\nb: 2\n" },
      /Pulumi\.dev\.yaml:\d+:\d+: not YAML/,
    ],
    "a stack file that is no map": [
      { "Pulumi.dev.yaml": "- a\n" },
      /Pulumi\.dev\.yaml:1: the file holds no map/,
    ],
    "a project that is no YAML": [{ "Pulumi.yaml": "name: [\n" }, /Pulumi\.yaml:\d+:\d+: not YAML/],
    "a project without a name": [{ "Pulumi.yaml": "runtime: nodejs\n" }, /"name" is missing/],
    "a program in another language": [
      { "Pulumi.yaml": "name: shop\nruntime: python\n" },
      /runtime "python" cannot be planned/,
    ],
    "a program that is not there": [
      { "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: gone.ts\n" },
      /"gone\.ts" does not exist/,
    ],
    "a program that does not parse": [{ "index.ts": "const = 1;\n" }, /index\.ts/],
    "a module that is not there": [{ "index.ts": `import "left-pad-left";\n` }, /left-pad-left/],
  };
  for (const [what, [files, message]] of Object.entries(WRONG_FILES)) {
    it(`is 2 for ${what}`, () => {
      const project = projects.make({ "index.ts": VPC, ...files });
      const run = project.run("plan");
      assert.equal(run.status, 2, run.stderr);
      assert.match(run.stderr.replace(/\n\s*/g, " "), message);
      assert.doesNotMatch(run.stderr, /\n\s+at (?!index\.ts)/);
      assert.ok(!written(project));
    });
  }

  it("leaves an earlier plan as it was when the next one fails, and calls it old", () => {
    const project = projects.make({ "index.ts": VPC });
    assert.equal(project.run("plan").status, 0);
    const before = project.read("plan-out/plan.json");
    project.write("index.ts", "throw new Error('broken');\n");
    const run = project.run("plan");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /old plan/);
    assert.equal(project.read("plan-out/plan.json"), before);
  });
});
