import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { resourceCalled, TestProjects } from "../plan/command-line";
import type { Plan } from "../../plan/plan";

const COMPONENTS = join(resolve(__dirname, "../.."), "components");

describe("a cluster that changes", () => {
  const projects = new TestProjects();
  after(() => {
    projects.dispose();
  });

  function planned(endpoint: string): Plan {
    const project = projects.make({
      "index.ts": `import { Cluster } from ${JSON.stringify(COMPONENTS)};
new Cluster("shop", {
  cluster: { name: "shop", version: "1.35", endpoint: ${endpoint} },
  cni: { kind: "cilium", mode: "eni" },
  linkerd: { cni: true },
  nodeGroups: [{ name: "general", operatingSystem: "AL2023", instanceTypes: ["m7g.large"], scaling: { min: 2, max: 4, desired: 2 } }],
});\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr + run.stdout);
    return project.plan();
  }

  it("may close its public endpoint and leave the list of who could reach it", () => {
    const endpointOf = (plan: Plan) =>
      resourceCalled(plan, "shop", "eks:index:Cluster").inputs["publicAccessCidrs"];
    const cidrs = 'publicAccessCidrs: ["192.0.2.0/24"]';
    assert.deepEqual(endpointOf(planned(`{ ${cidrs} }`)), ["192.0.2.0/24"]);
    assert.equal(endpointOf(planned(`{ public: false, ${cidrs} }`)), undefined);
  });

  it("may drop linkerd-cni without its pods leaving the host network first", () => {
    const patch = resourceCalled(planned("{}"), "shop-linkerd-cni", "apps/v1:DaemonSetPatch");
    assert.equal(patch.options.retainOnDelete, true);
  });
});
