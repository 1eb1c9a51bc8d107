import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { planFault } from "../../plan/changes/read/plan-shape";
import type { JsonMap } from "../../plan/wire";
import { TestProjects } from "./command-line";

const COMPONENTS = JSON.stringify(join(resolve(__dirname, "../.."), "components/cluster"));

const PROGRAM = `import { Cluster } from ${COMPONENTS};
for (const name of ["b", "a"]) {
  new Cluster(name, {
    region: "eu-central-1",
    cluster: { name, version: "1.35", vpcCidr: "10.0.0.0/16" },
    cni: { kind: "cilium", mode: "eni", kubeProxyReplacement: true, values: { operator: { prometheus: { enabled: false } }, debug: { enabled: true } } },
    nodeGroups: [
      { name: "general", operatingSystem: "AL2023", instanceTypes: ["m7g.large"], scaling: { min: 1, max: 3, desired: 2 } },
    ],
  });
}
`;

describe("what a plan knows of clusters beside their resources", () => {
  const projects = new TestProjects();
  after(() => {
    projects.dispose();
  });

  it("is each cluster's capacity and whose Helm values are the user's, by name, and no value", () => {
    const project = projects.make({ "index.ts": PROGRAM });
    const { status, stdout } = project.run("plan");
    assert.equal(status, 0, stdout);
    const plan = project.plan();
    const [first, second] = plan.clusters ?? [];
    assert.deepEqual([first?.cluster, second?.cluster], ["a", "b"]);
    assert.deepEqual(first?.ownValues, [
      { chart: "cilium", paths: ["operator.prometheus.enabled", "debug.enabled"] },
    ]);
    assert.equal(first.capacity.groups[0]?.maxPods, 110);
    assert.equal(first.capacity.subnetSets[0]?.subnets.length, 3);
    assert.equal(planFault(plan as unknown as JsonMap), undefined);
    const old = project.read("plan-out/plan.json");
    project.run("plan");
    assert.equal(project.read("plan-out/plan.json"), old);
  });

  it("is left out where the program has no cluster of ours", () => {
    const project = projects.make({ "index.ts": "export {};\n" });
    assert.equal(project.run("plan").status, 0);
    assert.ok(!("clusters" in project.plan()));
  });
});
