import assert from "node:assert/strict";
import { join } from "node:path";
import { Installed } from "./installed";

const ROOT = join(__dirname, "../../..");

/** A resource of another package than ours, by somebody who has never heard of it. */
const BUCKET = `
import { s3 } from "@pulumi/aws";
new s3.Bucket("logs", {});
`;

/** What a release holds and how it is used; the dependencies are linked, so that npm's resolution is not judged. */
describe("the packed package", () => {
  let installed: Installed;

  before(() => {
    installed = new Installed(ROOT);
  });

  after(() => {
    (installed as Installed | undefined)?.remove();
  });

  it("holds what it runs, and no sources, tests or tools", () => {
    const files = installed.files();
    const needed = [
      "bin/eks-cni.js",
      "dist/bin/main.js",
      "dist/components/index.js",
      "dist/components/index.d.ts",
      "dist/components/scripts/eni-sweep.sh",
      "LICENSE",
    ];
    assert.deepEqual(
      needed.filter((file) => !files.includes(file)),
      [],
    );
    const foreign = files.filter(
      (file) => /^(test|docs|examples|\.ci)/.test(file) || /(?<!\.d)\.ts$/.test(file),
    );
    assert.deepEqual(foreign, []);
  });

  it("type-checks and plans a program of one Cluster, with a resource of another package", () => {
    const program = installed.program(join(ROOT, "examples/cluster"), BUCKET);
    const types = program.typeCheck();
    assert.equal(types.status, 0, types.output);
    const plan = program.plan();
    assert.equal(plan.status, 0, plan.output);
    const planned = program.planned();
    assert.ok(planned.some((each) => each.startsWith("shop aws:s3/") && each.endsWith(" logs")));
    assert.ok(planned.includes("shop eks-cni:index:Cluster shop"));
    assert.ok(planned.some((each) => each.includes("aws:eks/nodeGroup:NodeGroup")));
  });

  it("type-checks and plans NodeGroup and Cilium on an aws.eks.Cluster", () => {
    const program = installed.program(join(ROOT, "examples/aws-eks-cluster"));
    const types = program.typeCheck();
    assert.equal(types.status, 0, types.output);
    const plan = program.plan();
    assert.equal(plan.status, 0, plan.output);
    const planned = program.planned();
    assert.ok(planned.includes("shop aws:eks/cluster:Cluster shop"));
    assert.ok(planned.includes("shop eks-cni:index:Cilium cilium"));
    assert.ok(planned.some((each) => each.includes("aws:eks/nodeGroup:NodeGroup")));
  });

  it("refuses a wrong argument when it is type-checked", () => {
    const wrong = 'new Cluster("wrong", { cluster: { name: "a", versoin: "1.35" } });';
    const types = installed.program(join(ROOT, "examples/cluster"), wrong).typeCheck();
    assert.notEqual(types.status, 0);
    assert.ok(types.output.includes("versoin"), types.output);
  });
});
