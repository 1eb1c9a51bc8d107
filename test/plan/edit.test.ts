import assert from "node:assert/strict";
import { resourceCalled, type TestProject, TestProjects } from "./command-line";

const TYPE = "aws:ec2/vpc:Vpc";

describe("an edit of the sources", function () {
  this.timeout(120_000);
  const projects = new TestProjects();
  let project: TestProject;
  before(() => {
    project = projects.copyOfCheckout();
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
  });
  after(() => {
    projects.dispose();
  });

  function edit(file: string, from: string, to: string): void {
    const text = project.read(file);
    assert.ok(text.includes(from), `${file} holds ${from}`);
    project.write(file, text.replace(from, to));
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
  }

  it("of a component shows in the next plan without a build step", () => {
    assert.equal(resourceCalled(project.plan(), "dev", TYPE).inputs["enableDnsHostnames"], true);
    edit("components/network.ts", "enableDnsHostnames: true", "enableDnsHostnames: false");
    assert.equal(resourceCalled(project.plan(), "dev", TYPE).inputs["enableDnsHostnames"], false);
  });

  it("of index.ts shows in the next plan", () => {
    edit(
      "index.ts",
      "new Cluster(input.cluster.name,",
      "new Cluster(`edited-${input.cluster.name}`,",
    );
    resourceCalled(project.plan(), "edited-dev", TYPE);
  });
});
