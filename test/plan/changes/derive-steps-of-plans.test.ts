import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deriveSteps } from "../../../plan/changes/derive/derive-steps";
import type { Plan } from "../../../plan/plan";
import { runCommand } from "../command-line";

const CHECKOUT = join(__dirname, "../../..");
const STACK_FILE = readFileSync(join(CHECKOUT, "Pulumi.dev.yaml"), "utf8");

describe("deriveSteps, of plans of the program itself", function () {
  this.timeout(120_000);
  const root = mkdtempSync(join(tmpdir(), "eks-cni-steps-"));
  let count = 0;
  let base: Plan;

  function planOf(stackFile: string): Plan {
    count += 1;
    const folder = join(root, String(count));
    mkdirSync(folder);
    writeFileSync(join(folder, "Pulumi.dev.yaml"), stackFile);
    const config = join(folder, "Pulumi.dev.yaml");
    const run = runCommand(CHECKOUT, [
      ...["plan", "--config", config, "--out", join(folder, "plan"), "--date", "2026-01-01"],
    ]);
    assert.ok(run.status === 0 || run.status === 1, run.stderr);
    return JSON.parse(readFileSync(join(folder, "plan/plan.json"), "utf8")) as Plan;
  }

  function edited(from: string, to: string): Plan {
    assert.ok(STACK_FILE.includes(from), `Pulumi.dev.yaml holds ${from}`);
    return planOf(STACK_FILE.replace(from, to));
  }

  /** `update NodeGroup dev-general`, without what our own components wrap around resources. */
  function stepsTo(head: Plan): string[] {
    return deriveSteps(base, head)
      .steps.filter(({ before, after }) => (after ?? before)?.custom === true)
      .map(({ operation, before, after, replacedBy, deleteFirst }) => {
        const { type = "", name = "" } = after ?? before ?? {};
        const words = [operation, type.split(":").at(-1), name, ...replacedBy];
        return [...words, ...(deleteFirst ? ["first"] : [])].join(" ");
      });
  }

  before(() => {
    base = planOf(STACK_FILE);
  });
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it("finds nothing when only comments and spaces change", () => {
    const head = planOf(`# a comment\n${STACK_FILE.replace("{ name: dev,", "{ name:   dev,")}`);
    const comparison = deriveSteps(base, head);
    assert.deepEqual(comparison.steps, []);
    assert.ok(comparison.unchanged > 60);
  });

  it("rolls one node group for another number of pods, and runs its gate again", () => {
    assert.deepEqual(stepsTo(edited("name: general,", "name: general, maxPods: 50,")), [
      "update LaunchTemplate dev-general",
      "update NodeGroup dev-general",
      "replace Job dev-general-gate metadata.name spec.template",
      "replace Command dev-general-gate triggers",
    ]);
  });

  it("replaces one node group for another instance type", () => {
    const [group] = stepsTo(
      edited(
        "operatingSystem: AL2023, instanceTypes: [m7g.large]",
        "operatingSystem: AL2023, instanceTypes: [m7g.xlarge]",
      ),
    );
    assert.equal(group, "replace NodeGroup dev-general instanceTypes");
  });

  it("changes only how many nodes there may be when the maximum moves", () => {
    const head = edited("min: 2, max: 4, desired: 2", "min: 2, max: 6, desired: 3");
    const [step] = deriveSteps(base, head).steps;
    assert.deepEqual(step?.properties, [{ path: "scalingConfig.maxSize", before: 4, after: 6 }]);
    const groups = stepsTo(head).filter((text) => text.includes(" NodeGroup "));
    assert.deepEqual(groups, ["update NodeGroup dev-general"]);
  });

  it("replaces the cluster and all that lives in it for other service addresses", () => {
    const steps = stepsTo(
      edited("upgradePolicy: STANDARD", "upgradePolicy: STANDARD, serviceCidr: 10.100.0.0/16"),
    );
    for (const expected of [
      "replace Cluster dev-eksCluster kubernetesNetworkConfig.serviceIpv4Cidr first",
      "replace kubernetes dev clusterIdentifier first",
      "replace Release dev-cilium provider first",
      "replace DaemonSetPatch dev-linkerd-cni provider first",
      "replace Command dev-rollout-gate triggers first",
      "update RolePolicy dev-cilium",
      "update Command dev-eni-sweep",
      "replace NodeGroup dev-general clusterName first",
      "replace NodeGroup dev-hardened clusterName first",
      "replace Addon dev-addons-coredns clusterName first",
    ]) {
      assert.ok(steps.includes(expected), `${expected} is among ${steps.join("\n")}`);
    }
    assert.ok(!steps.some((text) => / (Vpc|Subnet) /.test(text)), "the network stays");
  });

  it("makes everything but roles anew in another region", () => {
    const steps = stepsTo(edited("aws:region: eu-central-1", "aws:region: eu-west-1"));
    for (const expected of [
      "replace Vpc dev region",
      "replace Cluster dev-eksCluster region first",
      "update Role dev-cilium",
    ]) {
      assert.ok(steps.includes(expected), `${expected} is among ${steps.join("\n")}`);
    }
    assert.ok(!steps.some((text) => text.startsWith("replace Role ")), steps.join("\n"));
  });

  it("upgrades the release in place and patches the DaemonSet after it", () => {
    const steps = stepsTo(
      edited("iptablesMode: plain", "iptablesMode: plain, cniValues: { logLevel: debug }"),
    );
    assert.ok(steps.includes("update Release dev-linkerd-cni"), steps.join("\n"));
    assert.ok(steps.includes("update DaemonSetPatch dev-linkerd-cni"), steps.join("\n"));
  });

  it("makes a renamed node group before the old one goes", () => {
    const steps = stepsTo(edited("name: general", "name: generic"));
    const created = steps.indexOf("create NodeGroup dev-generic");
    const deleted = steps.indexOf("delete NodeGroup dev-general");
    assert.ok(created !== -1 && created < deleted, steps.join("\n"));
    assert.ok(!steps.some((text) => text.includes("hardened")), steps.join("\n"));
  });
});
