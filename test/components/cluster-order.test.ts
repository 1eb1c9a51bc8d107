import assert from "node:assert/strict";
import type { PlannedResource } from "../../plan/plan";
import { clusterArgs, nodeGroup, Programs, type Recorded } from "./program";

const GROUPS = [
  nodeGroup(),
  nodeGroup({ name: "hardened", operatingSystem: "Bottlerocket" }),
  nodeGroup({ name: "empty", scaling: { min: 0, max: 4, desired: 0 } }),
];

describe("the order in which a Cluster is created", () => {
  const programs = new Programs();
  let made: Recorded;
  let release: PlannedResource;
  let rolloutGate: PlannedResource;
  let sweep: PlannedResource;
  before(() => {
    made = programs.cluster(clusterArgs({ linkerd: { cni: true }, nodeGroups: GROUPS }));
    release = made.one("Release", "dev-cilium");
    rolloutGate = made.one("Command", "dev-rollout-gate");
    sweep = made.one("Command", "dev-eni-sweep");
  });
  after(() => {
    programs.dispose();
  });

  it("has the control plane and the operator's permissions before the CNI", () => {
    made.assertWaits(release, made.one("eks/cluster:Cluster"));
    made.assertWaits(release, made.one("RolePolicy", "dev-cilium"));
  });

  it("has the CNI before linkerd-cni and before the rollout gate, which do not wait for each other", () => {
    const linkerdCni = made.one("Release", "dev-linkerd-cni");
    made.assertWaits(linkerdCni, release);
    made.assertWaits(rolloutGate, release);
    assert.ok(!made.waits(rolloutGate, linkerdCni));
    assert.ok(!made.waits(linkerdCni, rolloutGate));
  });

  it("has the gate before the sweep, and the sweep and linkerd-cni's patch before every node group", () => {
    made.assertWaits(sweep, rolloutGate);
    assert.equal(made.all("eks/nodeGroup:NodeGroup").length, 3);
    for (const group of made.all("eks/nodeGroup:NodeGroup")) {
      made.assertWaits(group, sweep);
      made.assertWaits(group, made.one("DaemonSetPatch"));
    }
  });

  it("has each node group before its own health gate, and no group waits for another", () => {
    for (const name of ["general", "hardened"]) {
      const group = made.one("eks/nodeGroup:NodeGroup", `dev-${name}`);
      made.assertWaits(made.one("Job", `dev-${name}-gate`), group);
      made.assertWaits(made.one("Command", `dev-${name}-gate`), group);
    }
    for (const later of made.all("eks/nodeGroup:NodeGroup")) {
      for (const other of made.all("eks/nodeGroup:NodeGroup")) {
        assert.ok(!made.waits(later, other), `${later.name} waits for ${other.name}`);
      }
    }
  });

  it("makes no health gate for a group without nodes", () => {
    assert.deepEqual(made.names("Job"), ["dev-general-gate", "dev-hardened-gate"]);
    assert.deepEqual(made.names("eks-cni:index:HealthGate"), [
      "dev-general-gate",
      "dev-hardened-gate",
    ]);
  });

  it("has CoreDNS after every gate and every node group", () => {
    const coredns = made.one("Addon");
    assert.equal(coredns.inputs["addonName"], "coredns");
    for (const gate of ["dev-general-gate", "dev-hardened-gate"]) {
      made.assertWaits(coredns, made.one("Command", gate));
    }
    for (const group of made.all("eks/nodeGroup:NodeGroup")) made.assertWaits(coredns, group);
  });

  it("starts without aws-node, kube-proxy and CoreDNS, neither EKS's own nor as add-ons", () => {
    const { inputs } = made.one("eks/cluster:Cluster");
    assert.equal(inputs["bootstrapSelfManagedAddons"], false);
    assert.deepEqual(
      made.all("Addon").map((addon) => addon.inputs["addonName"]),
      ["coredns"],
    );
  });

  it("has no wait that is not an edge to an earlier wave", () => {
    const wave = new Map(made.plan.waves.flatMap((urns, at) => urns.map((urn) => [urn, at])));
    for (const { urn, dependsOn } of made.plan.resources) {
      for (const edge of dependsOn) assert.ok((wave.get(edge) ?? NaN) < (wave.get(urn) ?? NaN));
    }
  });
});

describe("a cluster with a self-managed group", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.cluster(
      clusterArgs({
        linkerd: { cni: true },
        nodeGroups: [nodeGroup(), nodeGroup({ name: "own", kind: "selfManaged" })],
      }),
    );
  });
  after(() => {
    programs.dispose();
  });

  it("has it where a managed one would be: after sweep and linkerd-cni, before gate and CoreDNS", () => {
    const group = made.one("autoscaling/group:Group", "dev-own");
    const joined = made.one("command:local:Command", "dev-own-nodes");
    made.assertWaits(group, made.one("Command", "dev-eni-sweep"));
    made.assertWaits(group, made.one("DaemonSetPatch"));
    made.assertWaits(joined, group);
    made.assertWaits(made.one("Job", "dev-own-gate"), joined);
    made.assertWaits(made.one("Command", "dev-own-gate"), joined);
    made.assertWaits(made.one("Addon", "dev-addons-coredns"), joined);
    assert.ok(!made.waits(group, made.one("eks/nodeGroup:NodeGroup", "dev-general")));
  });

  it("finds its nodes by the label that they give themselves, a managed group's by EKS's", () => {
    const selector = (name: string) => {
      const { spec } = made.inputs("Job", name) as {
        spec: { template: { spec: { nodeSelector: object } } };
      };
      return spec.template.spec.nodeSelector;
    };
    assert.deepEqual(selector("dev-own-gate"), { "eks-cni.io/node-group": "own" });
    assert.deepEqual(Object.keys(selector("dev-general-gate")), ["eks.amazonaws.com/nodegroup"]);
    const { environment } = made.inputs("Command", "dev-own-gate") as {
      environment: Record<string, string>;
    };
    assert.equal(environment["NODE_GROUP_LABEL"], "eks-cni.io/node-group");
    assert.equal(environment["NODE_GROUP"], "own");
    assert.match(made.userData("dev-own"), /--node-labels=eks-cni\.io\/node-group=own/);
  });

  it("gives it a role of its own early, as any other group", () => {
    const entry = made.inputs("AccessEntry", "dev-own");
    assert.match(String(entry["principalArn"]), /:role\/dev-own-/);
    assert.ok(!made.waits(made.one("iam/role:Role", "dev-own"), made.one("Release", "dev-cilium")));
  });
});

describe("add-ons that nodes need at once", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("include kube-proxy only without its replacement, and it does not wait for nodes nor the CNI for it", () => {
    const made = programs.cluster(
      clusterArgs({ cni: { kind: "cilium", mode: "eni", kubeProxyReplacement: false } }),
    );
    const kubeProxy = made.one("Addon", "dev-node-addons-kube-proxy");
    made.assertWaits(kubeProxy, made.one("eks/cluster:Cluster"));
    made.assertWaits(made.one("eks/nodeGroup:NodeGroup"), kubeProxy);
    assert.ok(!made.waits(made.one("Release", "dev-cilium"), kubeProxy));
    assert.ok(!made.waits(kubeProxy, made.one("Release", "dev-cilium")));
  });

  it("include the pod-identity agent and an association with operatorIdentity podIdentity", () => {
    const made = programs.cluster(
      clusterArgs({ cni: { kind: "cilium", mode: "eni", operatorIdentity: "podIdentity" } }),
    );
    const agent = made.one("Addon", "dev-node-addons-eks-pod-identity-agent");
    made.assertWaits(made.one("eks/nodeGroup:NodeGroup"), agent);
    const association = made.one("PodIdentityAssociation");
    assert.equal(association.inputs["namespace"], "kube-system");
    assert.equal(association.inputs["serviceAccount"], "cilium-operator");
    made.assertWaits(made.one("Release", "dev-cilium"), association);
    const trust = String(made.inputs("Role", "dev-cilium")["assumeRolePolicy"]);
    assert.match(trust, /pods\.eks\.amazonaws\.com/);
    assert.doesNotMatch(trust, /oidc/);
    const values = made.inputs("Release", "dev-cilium")["values"] as Record<string, object>;
    assert.doesNotMatch(JSON.stringify(values["serviceAccounts"] ?? {}), /role-arn/);
  });
});
