import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Bench } from "./bench";

// The real script against stand-ins for `aws` and `kubectl`. Not proven here: what a real API server answers.

const ENVIRONMENT = {
  AWS_REGION: "eu-central-1",
  CLUSTER_NAME: "dev",
  CLUSTER_ENDPOINT: "https://0A1B.gr7.eu-central-1.eks.amazonaws.com",
  CLUSTER_CA: "Zm9v",
  WORKLOADS: "kube-system daemonset/cilium\nkube-system deployment/cilium-operator",
  NODE_SELECTOR: "",
  BASE_SEC: "600",
  PER_NODE_SEC: "30",
};
const NODE = { name: "ip-10-0-0-1", labels: {} };
const ROLLED_OUT = {
  "kube-system daemonset/cilium": "ok",
  "kube-system deployment/cilium-operator": "ok",
};

describe("the rollout gate", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });
  const gate = (state: object, environment: Record<string, string> = {}) => {
    bench.install("aws", {});
    bench.install("kubectl", state);
    return bench.run({ ...ENVIRONMENT, ...environment }, "aws.sh", "kube.sh", "rollout-gate.sh");
  };
  const rollouts = () => bench.calls().filter((call) => call.includes("rollout status"));

  it("passes at once, without a look at the CNI, when the cluster has no nodes", () => {
    const ending = gate({ nodes: [], workloads: {} });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /has no node: nothing can run yet/);
    assert.deepEqual(rollouts(), []);
  });

  it("waits for every workload in order, longer for more nodes, once there are nodes", () => {
    const ending = gate({
      nodes: [NODE, { ...NODE, name: "ip-10-0-0-2" }],
      workloads: ROLLED_OUT,
    });
    assert.equal(ending.status, 0, ending.stderr);
    assert.deepEqual(rollouts(), [
      "kubectl --namespace kube-system rollout status daemonset/cilium --timeout=660s",
      "kubectl --namespace kube-system rollout status deployment/cilium-operator --timeout=660s",
    ]);
  });

  it("fails with what the pods say when the agents do not come up, and waits for nothing else", () => {
    const ending = gate({
      nodes: [NODE],
      workloads: {
        ...ROLLED_OUT,
        "kube-system daemonset/cilium": "error: timed out waiting for the condition",
      },
      reasons: ["cilium-x on ip-10-0-0-1, cilium-agent: ImagePullBackOff: Back-off pulling image"],
      events: ["cilium-x Failed ErrImagePull"],
    });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /timed out waiting for the condition/);
    assert.match(ending.stderr, /cilium-agent: ImagePullBackOff/);
    assert.match(ending.stderr, /ErrImagePull/);
    assert.match(
      ending.stderr,
      /eks-cni: kube-system daemonset\/cilium is not rolled out.*node groups were not touched/,
    );
    assert.equal(rollouts().length, 1);
  });

  it("fails when the CNI was never installed", () => {
    const ending = gate({ nodes: [NODE], workloads: {} });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /NotFound/);
  });

  describe("behind a CNI whose operator makes the workloads", () => {
    const INSTALLATION = "installation.operator.tigera.io/default";
    const STATUS = "tigerastatus.operator.tigera.io/calico";
    const CALICO = {
      WORKLOADS: "tigera-operator deployment/tigera-operator\ncalico-system daemonset/calico-node",
      CONDITIONS: `${INSTALLATION} ${STATUS}`,
    };
    const workloads = {
      "tigera-operator deployment/tigera-operator": "ok",
      "calico-system daemonset/calico-node": "ok",
    };
    const settled = (generation: number) =>
      `Available=True/${String(generation)} Progressing=False/${String(generation)} Degraded=False/${String(generation)} `;
    const judge = (looks: readonly string[], environment: Record<string, string> = {}) =>
      gate(
        { nodes: [NODE], workloads, conditions: { [INSTALLATION]: ["7"], [STATUS]: looks } },
        { ...CALICO, ...environment },
      );

    it("looks at the workloads only when the operator has taken up the newest generation", () => {
      const ending = judge(["NotFound", settled(6), settled(7)]);
      assert.equal(ending.status, 0, ending.stderr);
      assert.match(ending.stdout, /tigerastatus.*: Available=True\/7/);
      const calls = bench.calls();
      const lastLook = calls.findLastIndex((call) => call.includes(`get ${STATUS}`));
      assert.ok(calls.findIndex((call) => call.includes("rollout status")) > lastLook);
      assert.equal(calls.filter((call) => call.includes(`get ${STATUS}`)).length, 3);
    });

    it("waits for an operator of another version to say that it is the one", () => {
      const versioned = {
        ...CALICO,
        CONDITIONS: `${INSTALLATION} ${STATUS} .status.calicoVersion v3.32.1`,
      };
      const looks = { [INSTALLATION]: ["7", "v3.32.0", "7", "v3.32.1"], [STATUS]: [settled(7)] };
      const ending = gate({ nodes: [NODE], workloads, conditions: looks }, versioned);
      assert.equal(ending.status, 0, ending.stderr);
      assert.match(ending.stdout, /Degraded=False\/7 v3\.32\.1/);
      const stuck = { ...looks, [INSTALLATION]: ["7", "v3.32.0", "7"] };
      const late = gate(
        { nodes: [NODE], workloads, conditions: stuck },
        { ...versioned, BASE_SEC: "1", PER_NODE_SEC: "0" },
      );
      assert.equal(late.status, 1);
      assert.match(late.stderr, /status\.calicoVersion is ".*", not "v3\.32\.1"/);
    });

    for (const [what, said] of [
      ["is degraded", "Available=True/7 Progressing=False/7 Degraded=True/7 "],
      ["is still at it", "Available=True/7 Progressing=True/7 Degraded=False/7 "],
      ["speaks of an older generation", settled(6)],
      ["says no generation", "Available=True/ Progressing=False/ Degraded=False/ "],
      ["says nothing", "NotFound"],
    ] as const) {
      it(`fails when the operator ${what} until the time is over, and names the resource`, () => {
        const ending = judge([said], { BASE_SEC: "1", PER_NODE_SEC: "0" });
        assert.equal(ending.status, 1);
        assert.match(
          ending.stderr,
          /eks-cni: installation\.operator\.tigera\.io\/default: its operator does not say.*node groups were not touched/,
        );
        assert.deepEqual(rollouts(), []);
      });
    }

    it("asks nothing of the operator while the cluster has no nodes", () => {
      const ending = gate({ nodes: [], workloads: {} }, CALICO);
      assert.equal(ending.status, 0, ending.stderr);
      assert.ok(!bench.calls().some((call) => call.includes(INSTALLATION)));
    });
  });

  it("passes while no node matches the selector of an existing cluster's new nodes", () => {
    const state = { nodes: [NODE, { name: "old", labels: { cni: "aws" } }], workloads: ROLLED_OUT };
    const ending = gate(state, { NODE_SELECTOR: "cni=cilium" });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /among nodes with cni=cilium, has no node/);
    assert.deepEqual(rollouts(), []);
  });

  it("does not take a failure to list nodes for a cluster without nodes", () => {
    const ending = gate({
      nodes: [],
      errors: [{ call: "get nodes", message: "Error from server (Forbidden): nodes is forbidden" }],
    });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /Forbidden.*could not list the nodes/s);
  });

  it("names the endpoint and the way into the VPC when the API cannot be reached", () => {
    const ending = gate({
      nodes: [],
      errors: [{ call: "/readyz", message: "Unable to connect to the server: i/o timeout" }],
    });
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /i\/o timeout.*0A1B\.gr7.*private endpoint needs a path into the VPC/s,
    );
  });

  it("reaches this cluster and no other, with a kubeconfig that holds no secret and is gone afterwards", () => {
    gate({ nodes: [], workloads: {} });
    const kubeconfig = bench.read("kubeconfig");
    assert.match(kubeconfig, /server: "https:\/\/0A1B\.gr7\.eu-central-1\.eks\.amazonaws\.com"/);
    assert.match(kubeconfig, /certificate-authority-data: "Zm9v"/);
    assert.match(kubeconfig, /get-token, "--cluster-name", "dev"/);
    assert.doesNotMatch(kubeconfig, /token:|AKIA|secret/i);
    assert.deepEqual(readdirSync(join(bench.directory, "tmp")), []);
  });

  it("removes the kubeconfig also when it fails", () => {
    gate({ nodes: [NODE], workloads: {} });
    assert.deepEqual(readdirSync(join(bench.directory, "tmp")), []);
  });

  it("says that kubectl is missing", () => {
    bench.install("aws", {});
    const ending = bench.run(ENVIRONMENT, "aws.sh", "kube.sh", "rollout-gate.sh");
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /the program "kubectl" is not on PATH/);
  });

  for (const [key, value] of [
    ["CLUSTER_NAME", 'dev", "--profile'],
    ["CLUSTER_ENDPOINT", 'https://x" }, { "'],
    ["CLUSTER_CA", "not base64!"],
  ] as const) {
    it(`writes no kubeconfig from a hostile ${key}`, () => {
      const ending = gate({ nodes: [] }, { [key]: value });
      assert.equal(ending.status, 1);
      assert.match(ending.stderr, new RegExp(`eks-cni: ${key}:`));
      assert.ok(!bench.calls().some((call) => call.startsWith("kubectl")));
    });
  }
});
