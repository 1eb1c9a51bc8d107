import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Programs, type Recorded } from "./program";

const README = resolve(__dirname, "../../README.md");

const EKS = `
const role = new aws.iam.Role("shop", { assumeRolePolicy: "{}" });
const cluster = new aws.eks.Cluster("shop", { roleArn: role.arn, bootstrapSelfManagedAddons: false, vpcConfig: { subnetIds: ["s-1", "s-2"] } });
const issuer = cluster.identities.apply((identities) => identities[0]?.oidcs?.[0]?.issuer ?? "");
const oidc = new aws.iam.OpenIdConnectProvider("shop", { url: issuer, clientIdLists: ["sts.amazonaws.com"] });
const kubernetes = new k8s.Provider("shop", { kubeconfig: "{}" });
const connection = { region: "eu-central-1", clusterName: cluster.name, endpoint: cluster.endpoint,
  certificateAuthority: cluster.certificateAuthority.apply((ca) => ca.data ?? "") };
const cilium = { ...connection, mode: "eni" as const, oidcProviderArn: oidc.arn, oidcIssuer: issuer };
`;

describe("components alone on an aws.eks.Cluster", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.record(`${EKS}
new ours.Cilium("cilium", cilium, { providers: [kubernetes] });
new ours.LinkerdCni("linkerd", { namespace: "mesh" }, { providers: { kubernetes } });
`);
  });
  after(() => {
    programs.dispose();
  });

  it("put their Kubernetes objects where opts.providers says", () => {
    const provider = made.one("pulumi:providers:kubernetes", "shop");
    const objects = made.plan.resources.filter(({ type }) => type.startsWith("kubernetes:"));
    assert.deepEqual(objects.map(({ type, name }) => `${type} ${name}`).sort(), [
      "kubernetes:apps/v1:DaemonSetPatch linkerd",
      "kubernetes:core/v1:Namespace linkerd",
      "kubernetes:helm.sh/v3:Release cilium",
      "kubernetes:helm.sh/v3:Release linkerd",
    ]);
    for (const { name, options } of objects) {
      assert.ok(options.provider?.startsWith(provider.urn), name);
      assert.equal(options.deletedWith, undefined, name);
    }
  });

  it("give Cilium the API's host and a role that only its ServiceAccount may take", () => {
    const values = made.inputs("Release", "cilium")["values"] as Record<string, unknown>;
    assert.match(String(values["k8sServiceHost"]), /^[0-9A-F]{32}\.\w+\.eu-central-1\.eks/);
    const trust = String(made.inputs("iam/role:Role", "cilium")["assumeRolePolicy"]);
    assert.match(trust, /system:serviceaccount:kube-system:cilium-operator/);
    made.assertWaits(made.one("Release", "cilium"), made.one("RolePolicy", "cilium"));
  });

  it("install linkerd-cni into a namespace of its own and patch its pods onto the host network", () => {
    const release = made.one("Release", "linkerd");
    const patch = made.one("DaemonSetPatch");
    assert.equal(release.inputs["namespace"], "mesh");
    assert.match(JSON.stringify(patch.inputs), /"hostNetwork":true/);
    assert.equal((patch.inputs["metadata"] as Record<string, unknown>)["namespace"], "mesh");
    made.assertWaits(release, made.one("Namespace"));
    made.assertWaits(patch, release);
  });

  it("install releases that never wait and that make room for their successors", () => {
    for (const { inputs, options } of made.all("Release")) {
      assert.equal(inputs["skipAwait"], true);
      assert.equal(options.deleteBeforeReplace, true);
    }
  });
});

describe("Calico alone on an aws.eks.Cluster", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("brings its CRDs, and a command for a cluster that has no node left to take it apart", () => {
    const made = programs.record(`${EKS}
new ours.Calico("calico", { ...connection, mode: "overlay", podCidr: "100.64.0.0/16", dataplane: "bpf" },
  { providers: [kubernetes] });\n`);
    assert.deepEqual(made.names("Release"), ["calico", "calico-crds"]);
    made.assertWaits(made.one("Command", "calico"), made.one("Release", "calico"));
    const values = JSON.stringify(made.inputs("Release", "calico")["values"]);
    assert.match(values, /"host":"[0-9A-F]{32}\.\w+\.eu-central-1\.eks/);
  });

  it("is judged alone too", () => {
    const made = programs.record(`${EKS}
new ours.Calico("calico", { ...connection, mode: "overlay", kubeProxyReplacement: true },
  { providers: [kubernetes] });\n`);
    assert.deepEqual([...made.rules("error")].sort(), ["calico-dataplane", "pod-cidr-missing"]);
  });
});

describe("a component that makes Kubernetes objects without a provider", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  for (const [component, construct] of [
    ["Cilium", `new ours.Cilium("it", cilium);`],
    [
      "Calico",
      `new ours.Calico("it", { ...connection, mode: "overlay", podCidr: "100.64.0.0/16" });`,
    ],
    ["LinkerdCni", `new ours.LinkerdCni("it", {});`],
    [
      "HealthGate",
      `new ours.HealthGate("it", { ...connection, nodeGroupName: "n", revision: "1", secondaryEnis: "none" });`,
    ],
  ] as const) {
    it(`is refused: ${component} says what to pass`, () => {
      const said = programs.refusal(`${EKS}${construct}\n`);
      assert.match(said, new RegExp(`${component} "it": no Kubernetes provider was passed`));
      assert.match(said, /\{ providers: \{ kubernetes: provider \} \}/);
    });
  }

  it("takes one from its parent", () => {
    const made = programs.record(`${EKS}
const team = new pulumi.ComponentResource("shop:index:Team", "team", {}, { providers: [kubernetes] });
new ours.LinkerdCni("it", {}, { parent: team });\n`);
    assert.equal(made.all("Release").length, 1);
  });

  it("is refused when irsa has no OIDC provider to trust", () => {
    const said = programs.refusal(`${EKS}
new ours.Cilium("it", { ...connection, mode: "eni" }, { providers: [kubernetes] });\n`);
    assert.match(said, /give oidcProviderArn and oidcIssuer/);
  });
});

describe("what the documentation shows", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("is planned without an error when it is pasted: the README's program", () => {
    const readme = readFileSync(README, "utf8");
    const program = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
    assert.ok(program !== undefined);
    const made = programs.record(
      program.replace(/import \{ (.*) \} from "pulumi-eks-cni";/, "const { $1 } = ours;"),
    );
    assert.deepEqual(made.rules("error"), []);
    assert.equal(made.all("eks/nodeGroup:NodeGroup").length, 1);
  });
});
