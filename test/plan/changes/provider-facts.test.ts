import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  factsOf,
  forcesReplacement,
  isUnordered,
  knowsType,
  providerFacts,
  renewedByUpdate,
  replacingPaths,
  rollsNodes,
} from "../../../plan/changes/provider-facts";
import type { Plan } from "../../../plan/plan";
import { runCommand } from "../command-line";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** Names of the arguments that the installed SDK declares for a type; `undefined` when it is not installed. */
function argumentsOf(type: string): ReadonlySet<string> | undefined {
  const [, sdk = "", module = "", name = ""] = /^(\w+):([^:]+):(\w+)$/.exec(type) ?? [];
  const folder = join(dirname(require.resolve("@pulumi/pulumi/package.json")), "..", sdk);
  const file = join(
    folder,
    `${module.includes("/") ? module : `${module}/${name.toLowerCase()}`}.d.ts`,
  );
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  const start = text.indexOf(`interface ${name}Args`);
  assert.notEqual(start, -1, `${file} declares ${name}Args`);
  return new Set([...text.slice(start).matchAll(/^ {4}(\w+)\??:/gm)].map(([, key]) => key ?? ""));
}

describe("provider facts", () => {
  it("name properties that the installed SDKs have", () => {
    let checked = 0;
    for (const [type, facts] of Object.entries(providerFacts)) {
      const known = argumentsOf(type);
      if (known === undefined) continue;
      checked += 1;
      const { forces, sets = [], documents = [], names = [], rolls = [] } = facts;
      for (const path of [...forces, ...sets, ...documents, ...names, ...rolls]) {
        const [first = ""] = path.split(/[.[]/);
        assert.ok(known.has(first), `${type} has no ${first}`);
      }
    }
    assert.ok(checked > 20, `${String(checked)} types were found in the SDKs`);
  });

  it("say where each was read", () => {
    for (const [type, { source }] of Object.entries(providerFacts)) {
      assert.match(source.repository, /^[\w-]+\/[\w-]+$/, type);
      assert.match(source.path, /\.go$/, type);
      assert.match(source.version, /^(v[\d.]+|[0-9a-f]{40})$/, type);
    }
  });

  it("know every type of our own plan that a provider makes", function () {
    this.timeout(60_000);
    const out = mkdtempSync(join(tmpdir(), "eks-cni-facts-"));
    try {
      const run = runCommand(join(__dirname, "../../.."), ["plan", "--out", join(out, "plan")]);
      assert.equal(run.status, 0, run.stderr);
      const plan = JSON.parse(readFileSync(join(out, "plan/plan.json"), "utf8")) as Plan;
      const types = new Set(plan.resources.filter(({ custom }) => custom).map(({ type }) => type));
      assert.deepEqual(
        [...types].filter((type) => !knowsType(type)),
        [],
      );
      assert.ok(types.size > 15);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });

  it("do not claim to know a type that nobody looked up", () => {
    for (const type of ["acme:index:Thing", "toString", "kubernetes:yaml/v2:ConfigGroup"]) {
      assert.equal(knowsType(type), false, type);
    }
    assert.equal(forcesReplacement("acme:index:Thing", "name"), undefined);
  });

  it("tell what a node group takes in place from what makes its nodes go", () => {
    assert.equal(
      forcesReplacement(GROUP, "instanceTypes")?.path,
      "internal/service/eks/node_group.go",
    );
    assert.ok(forcesReplacement(GROUP, "launchTemplate.id"));
    for (const path of ["launchTemplate.version", "version", "releaseVersion"]) {
      assert.equal(forcesReplacement(GROUP, path), undefined, path);
      assert.equal(rollsNodes(GROUP, path), true, path);
    }
    for (const path of ["labels.team", "taints[gpu].value", "scalingConfig.maxSize", "tags"]) {
      assert.equal(forcesReplacement(GROUP, path), undefined, path);
      assert.equal(rollsNodes(GROUP, path), false, path);
    }
  });

  it("do not take a longer name for a path inside a shorter one", () => {
    assert.equal(rollsNodes(GROUP, "versions"), false);
    assert.equal(forcesReplacement("aws:ec2/vpc:Vpc", "cidrBlocks"), undefined);
  });

  it("look inside a map that comes or goes as a whole", () => {
    const cluster = "aws:eks/cluster:Cluster";
    const change = (config: { [key: string]: string }) => [
      { path: "kubernetesNetworkConfig", after: config },
    ];
    assert.deepEqual(replacingPaths(cluster, {}, {}, change({ serviceIpv4Cidr: "10.0.0.0/16" })), [
      "kubernetesNetworkConfig.serviceIpv4Cidr",
    ]);
    assert.deepEqual(replacingPaths(cluster, {}, {}, change({ other: "x" })), []);
  });

  it("renew the version of a launch template by its data and description alone", () => {
    const versions = ["latestVersion", "defaultVersion"];
    assert.deepEqual(renewedByUpdate(TEMPLATE, ["userData"]), versions);
    assert.deepEqual(renewedByUpdate(TEMPLATE, ["tags.a", "description"]), versions);
    assert.deepEqual(renewedByUpdate(TEMPLATE, ["tags.a", "updateDefaultVersion"]), []);
    assert.deepEqual(renewedByUpdate(TEMPLATE, []), []);
  });

  it("know that lists of subnets are sets and lists of devices are not", () => {
    assert.equal(isUnordered("aws:eks/cluster:Cluster", "vpcConfig.subnetIds"), true);
    assert.equal(isUnordered(TEMPLATE, "blockDeviceMappings"), false);
  });

  it("replace a cluster that loses its encryption, not one that gains it", () => {
    const [off, on] = [{}, { encryptionConfig: { resources: ["secrets"] } }];
    const changes = [{ path: "encryptionConfig" }];
    const type = "aws:eks/cluster:Cluster";
    assert.deepEqual(replacingPaths(type, on, off, changes), ["encryptionConfig"]);
    assert.deepEqual(replacingPaths(type, off, on, changes), []);
  });

  it("replace a rule of a security group whose kind of peer changes", () => {
    const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    const block = (cidrIpv4: string) => ({ cidrIpv4 });
    const changes = [{ path: "cidrIpv4" }];
    assert.deepEqual(replacingPaths(type, block("a"), block("b"), changes), []);
    assert.deepEqual(replacingPaths(type, block("a"), { cidrIpv6: "c" }, changes), [
      "cidrIpv4",
      "cidrIpv6",
    ]);
  });

  it("replace a Kubernetes provider for another cluster alone", () => {
    const type = "pulumi:providers:kubernetes";
    const config = (server: string, user: string) => ({
      kubeconfig: JSON.stringify({ clusters: [{ server }], users: [user] }),
    });
    const changes = [{ path: "kubeconfig" }];
    const replaced = (before: object, after: object) =>
      replacingPaths(
        type,
        before as Record<string, string>,
        after as Record<string, string>,
        changes,
      );
    assert.deepEqual(replaced(config("a", "u"), config("a", "v")), []);
    assert.deepEqual(replaced(config("a", "u"), config("b", "u")), ["kubeconfig"]);
    const named = (id: string, server: string) => ({
      ...config(server, "u"),
      clusterIdentifier: id,
    });
    assert.deepEqual(replaced(named("x", "a"), named("x", "b")), []);
    assert.deepEqual(replaced(named("x", "a"), named("y", "a")), ["clusterIdentifier"]);
  });

  it("know what the API server keeps of an object, and that patches change the rest", () => {
    assert.ok(
      forcesReplacement("kubernetes:batch/v1:Job", "spec.template.spec.containers[x].image"),
    );
    assert.ok(forcesReplacement("kubernetes:apps/v1:DaemonSet", "spec.selector.matchLabels.a"));
    assert.equal(forcesReplacement("kubernetes:apps/v1:DaemonSet", "spec.template"), undefined);
    assert.ok(forcesReplacement("kubernetes:core/v1:ConfigMap", 'data["a.conf"]'));
    assert.equal(
      forcesReplacement("kubernetes:apps/v1:DaemonSetPatch", "spec.selector"),
      undefined,
    );
    assert.ok(forcesReplacement("kubernetes:cilium.io/v2:CiliumNetworkPolicy", "metadata.name"));
    assert.ok(forcesReplacement("kubernetes:helm.sh/v3:Release", "namespace"));
    assert.equal(forcesReplacement("kubernetes:helm.sh/v3:Release", "version"), undefined);
    assert.equal(
      factsOf("kubernetes:helm.sh/v3:Release")?.source.repository,
      "pulumi/pulumi-kubernetes",
    );
  });
});
