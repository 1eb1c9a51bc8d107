import assert from "node:assert/strict";
import { calicoConditions } from "../../components/calico";
import { clusterArgs, nodeGroup, Programs, type Recorded } from "./program";

const OVERLAY = { kind: "calico", mode: "overlay", podCidr: "100.64.0.0/16" };
const NETWORK = { vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-1", "subnet-2"] };
const GROUPS = [nodeGroup(), nodeGroup({ name: "hardened", operatingSystem: "Bottlerocket" })];

const addons = (made: Recorded) => made.all("Addon").map(({ inputs }) => inputs["addonName"]);

describe("what the rollout gate asks Calico's operator", () => {
  const version = (settings: Parameters<typeof calicoConditions>[0]) =>
    calicoConditions(settings)[0]?.version;

  it("is for the version of the chart, with or without its v", () => {
    assert.equal(version({}), "v3.32.1");
    assert.equal(version({ version: "3.33.0" }), "v3.33.0");
    assert.equal(
      version({ values: { tigeraOperator: { registry: "mirror.example.com" } } }),
      "v3.32.1",
    );
  });

  it("is for no version where nobody can know it", () => {
    assert.equal(version({ version: "master" }), undefined);
    assert.equal(version({ values: { tigeraOperator: { version: "v1.42.9" } } }), undefined);
    assert.equal(version({ values: { tigeraOperator: { image: "own/operator" } } }), undefined);
  });
});

describe("a Cluster with Calico", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.cluster(
      clusterArgs({ cni: OVERLAY, linkerd: { cni: true }, nodeGroups: GROUPS }),
    );
  });
  after(() => {
    programs.dispose();
  });

  it("has the CRDs before the operator, in its namespace, and waits until the API serves them", () => {
    const crds = made.one("Release", "dev-calico-crds");
    const operator = made.one("Release", "dev-calico");
    made.assertWaits(operator, crds);
    made.assertWaits(crds, made.one("Namespace", "dev-calico"));
    assert.deepEqual(
      [crds, operator].map(({ inputs }) => [inputs["name"], inputs["chart"], inputs["namespace"]]),
      [
        ["calico-crds", "crd.projectcalico.org.v1", "tigera-operator"],
        ["tigera-operator", "tigera-operator", "tigera-operator"],
      ],
    );
    assert.deepEqual([crds.inputs["skipAwait"], operator.inputs["skipAwait"]], [false, true]);
    assert.equal(crds.inputs["version"], operator.inputs["version"]);
  });

  it("has the operator before linkerd-cni, the gate, and through them every node group", () => {
    const operator = made.one("Release", "dev-calico");
    const gate = made.one("Command", "dev-rollout-gate");
    made.assertWaits(made.one("Release", "dev-linkerd-cni"), operator);
    made.assertWaits(gate, operator);
    for (const group of made.all("eks/nodeGroup:NodeGroup")) {
      made.assertWaits(group, gate);
      made.assertWaits(group, made.one("DaemonSetPatch"));
    }
  });

  it("waits at the gate for what the operator says, then for what it made", () => {
    const environment = made.inputs("Command", "dev-rollout-gate")["environment"] as Record<
      string,
      string
    >;
    assert.equal(
      environment["CONDITIONS"],
      "installation.operator.tigera.io/default tigerastatus.operator.tigera.io/calico .status.calicoVersion v3.32.1",
    );
    assert.deepEqual(environment["WORKLOADS"]?.split("\n"), [
      "tigera-operator deployment/tigera-operator",
      "calico-system daemonset/calico-node",
      "calico-system deployment/calico-kube-controllers",
    ]);
  });

  it("sweeps no ENIs, expects no pod on one, and taints no node at start", () => {
    assert.equal(made.all("eks-cni:index:EniSweep").length, 0);
    const gate = made.inputs("Command", "dev-general-gate")["environment"] as Record<
      string,
      string
    >;
    assert.equal(gate["SECONDARY_ENIS"], "none");
    for (const { inputs } of made.all("eks/nodeGroup:NodeGroup")) {
      assert.deepEqual(inputs["taints"] ?? [], []);
    }
  });

  it("goes with the cluster, and so needs nobody to take it apart", () => {
    const { urn } = made.one("eks:index:Cluster");
    for (const name of ["dev-calico", "dev-calico-crds"]) {
      assert.equal(made.one("Release", name).options.deletedWith, urn);
    }
    assert.ok(!made.names("Command").includes("dev-calico"));
  });

  it("keeps kube-proxy with iptables, and installs none with eBPF, which knows the API server", () => {
    assert.ok(addons(made).includes("kube-proxy"));
    const bpf = programs.cluster(clusterArgs({ cni: { ...OVERLAY, dataplane: "bpf" } }));
    assert.ok(!addons(bpf).includes("kube-proxy"));
    const values = bpf.inputs("Release", "dev-calico")["values"] as Record<
      string,
      Record<string, unknown>
    >;
    assert.match(String(values["kubernetesServiceEndpoint"]?.["host"]), /^[0-9A-F]{32}\..*eks/);
  });

  it("breaks no rule", () => {
    assert.deepEqual(made.rules("error"), []);
    assert.deepEqual(made.rules("warning"), []);
  });

  it("stands on aws-vpc-cni with policyOnly, and gives out no address", () => {
    const chained = programs.cluster(
      clusterArgs({
        cni: { kind: "calico", mode: "policyOnly" },
        vpcCni: { mode: "installed" },
        linkerd: { cni: true },
      }),
    );
    const operator = chained.one("Release", "dev-calico");
    chained.assertWaits(operator, chained.one("eks-cni:index:VpcCni"));
    const installation = (operator.inputs["values"] as Record<string, unknown>)["installation"];
    assert.match(JSON.stringify(installation), /"cni":\{"type":"AmazonVPC"\}/);
    const gate = JSON.stringify(chained.inputs("Command", "dev-rollout-gate")["environment"]);
    assert.match(gate, /daemonset\/aws-node.*daemonset\/calico-node/);
    assert.match(
      JSON.stringify(chained.all("Addon").concat(chained.all("Release"))),
      /ANNOTATE_POD_IP/,
    );
    assert.deepEqual(chained.rules("error"), []);
  });

  it("is taken apart by a command on a cluster that exists, after its nodes and before its releases", () => {
    const existing = programs.cluster(
      clusterArgs({ cni: OVERLAY }, { existing: true, network: NETWORK }),
    );
    const command = existing.one("Command", "dev-calico");
    existing.assertWaits(command, existing.one("Release", "dev-calico"));
    for (const group of existing.all("eks/nodeGroup:NodeGroup")) {
      existing.assertWaits(group, command);
    }
    assert.equal(command.inputs["create"], ":");
    assert.equal(command.inputs["update"], ":");
    assert.match(String(command.inputs["delete"]), /without the uninstall hook/);
    assert.equal(existing.one("Release", "dev-calico").options.deletedWith, undefined);
  });
});
