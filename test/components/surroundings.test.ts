import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { resourceCalled, type TestProject, TestProjects } from "../plan/command-line";
import type { Plan } from "../../plan/plan";

const COMPONENTS = join(resolve(__dirname, "../.."), "components");
const ROLE = "arn:aws:iam::123456789012:role/deployer";

/** A program of this package's components, in somebody's project. */
function program(options: string): string {
  return `import * as aws from "@pulumi/aws";
import { Cluster } from ${JSON.stringify(COMPONENTS)};
const elsewhere = () => new aws.Provider("elsewhere", { region: "eu-west-1", profile: "other" });
new Cluster("shop", {
  region: "eu-west-1",
  cluster: { name: "shop", version: "1.35", endpoint: { publicAccessCidrs: ["192.0.2.0/24"] } },
  cni: { kind: "cilium", mode: "eni" },
  nodeGroups: [{ name: "general", operatingSystem: "AL2023", instanceTypes: ["m7g.large"], scaling: { min: 2, max: 4, desired: 2 } }],
}, ${options});\n`;
}

describe("a cluster in the surroundings of its stack", () => {
  const projects = new TestProjects();
  after(() => {
    projects.dispose();
  });

  function project(stack: string, options = "{}"): TestProject {
    return projects.make({
      "index.ts": program(options),
      "Pulumi.dev.yaml": `config:\n  aws:region: eu-west-1\n${stack}`,
    });
  }

  function planned(stack: string, options?: string): Plan {
    const made = project(stack, options);
    const run = made.run("plan");
    assert.equal(run.status, 0, run.stderr + run.stdout);
    return made.plan();
  }

  function identity(plan: Plan) {
    const gate = resourceCalled(plan, "shop-rollout-gate", "command:local:Command").inputs;
    const { AWS_PROFILE, ROLE_ARN } = gate["environment"] as Record<string, string>;
    const cluster = resourceCalled(plan, "shop", "eks:index:Cluster").inputs;
    return { AWS_PROFILE, ROLE_ARN, cluster: cluster["providerCredentialOpts"] };
  }

  it("reaches Kubernetes with the profile and the role that the AWS provider has", () => {
    const plan = planned(`  aws:profile: work\n  aws:assumeRoles: [{ roleArn: "${ROLE}" }]\n`);
    assert.deepEqual(identity(plan), {
      AWS_PROFILE: "work",
      ROLE_ARN: ROLE,
      cluster: { profileName: "work", roleArn: ROLE },
    });
    const provider = resourceCalled(plan, "shop", "pulumi:providers:kubernetes").inputs;
    const kubeconfig = String(provider["kubeconfig"]);
    assert.match(kubeconfig, /"--profile","work"/);
    assert.match(kubeconfig, /"--role-arn","arn:aws:iam::123456789012:role\/deployer"/);
  });

  it("keeps the profile of whoever runs Pulumi out of the state", () => {
    const before = process.env["AWS_PROFILE"];
    process.env["AWS_PROFILE"] = "mine";
    try {
      const plan = planned("");
      assert.deepEqual(identity(plan), {
        AWS_PROFILE: undefined,
        ROLE_ARN: undefined,
        cluster: {},
      });
      assert.doesNotMatch(JSON.stringify(plan), /"mine"|mine\\"/);
    } finally {
      if (before === undefined) delete process.env["AWS_PROFILE"];
      else process.env["AWS_PROFILE"] = before;
    }
  });

  it("leaves the stack's profile aside when it has an explicit AWS provider", () => {
    const plan = planned("  aws:profile: work\n", "{ providers: [elsewhere()] }");
    assert.deepEqual(identity(plan).cluster, {});
  });

  it("refuses a chain of roles, which the AWS CLI cannot take in one step", () => {
    const run = project(
      `  aws:assumeRoles: [{ roleArn: "${ROLE}" }, { roleArn: "${ROLE}2" }]\n`,
    ).run("plan");
    assert.notEqual(run.status, 0);
    assert.match(run.stderr + run.stdout, /aws:assumeRoles: a chain of roles/);
  });
});
