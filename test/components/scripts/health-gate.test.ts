import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  buildGateJobs,
  egressTargetOf,
  MANAGED_GROUP_LABEL,
} from "../../../components/health-gate-jobs";
import { Bench } from "./bench";

// The real script against stand-ins for `aws` and `kubectl`. Not proven here: scheduling, the kubelet's waiting for
// the ConfigMap, and agnhost; what EC2 makes of the query is the lab's part (test/lab/sweep).

const NAME = "eks-cni-gate-0a1b2c3d4e";
const PEERS = `${NAME}-peers`;
const CILIUM = { "io.cilium/cilium-managed": "true" };
const GROUP = { "eks.amazonaws.com/nodegroup": "general-abc" };
const node = (name: string, instance: string, labels: object = GROUP) => ({
  name,
  labels,
  providerID: `aws:///eu-central-1a/${instance}`,
});
const eni = (id: string, instance: string, device: number, addresses: string[], tags = {}) => ({
  id,
  instance,
  device,
  addresses,
  tags,
});
const ENIS = [
  eni("eni-a0", "i-0a", 0, ["10.0.1.10", "10.0.1.32/28"]),
  eni("eni-a1", "i-0a", 1, ["10.0.1.11", "10.0.1.48/28"], CILIUM),
  eni("eni-b0", "i-0b", 0, ["10.0.2.10", "10.0.2.20"]),
];
const pod = (index: number, ip: string, on: string, phase = "Succeeded") => ({
  name: `${NAME}-${String(index)}`,
  phase,
  ip,
  node: on,
});
const CROSSED = [pod(1, "10.0.1.47", "node-a"), pod(2, "10.0.1.48", "node-a")];
const PEER_PODS = [
  pod(8, "10.0.1.40", "node-a", "Running"),
  pod(9, "10.0.2.20", "node-b", "Running"),
];

describe("the health gate", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => {
    bench.remove();
  });

  const gate = (
    given: {
      mode?: string;
      label?: string;
      nodes?: object[];
      job?: object;
      fates?: object;
      enis?: object[];
      jobs?: object;
      errors?: object[];
    } = {},
  ) => {
    bench.install("aws", { enis: given.enis ?? ENIS });
    bench.install("kubectl", {
      nodes: given.nodes ?? [node("node-a", "i-0a"), node("node-b", "i-0b")],
      configmaps: {},
      jobs: given.jobs ?? {
        [NAME]: { name: NAME, uid: "uid-1", fate: "Complete", pods: CROSSED, ...given.job },
      },
      fates: { [PEERS]: { pods: PEER_PODS }, ...given.fates },
      reasons: ["why it waits"],
      errors: given.errors,
    });
    return bench.run(
      {
        AWS_REGION: "eu-central-1",
        CLUSTER_NAME: "dev",
        CLUSTER_ENDPOINT: "https://api.example",
        CLUSTER_CA: "Zm9v",
        JOB_NAMESPACE: "kube-system",
        JOB_NAME: NAME,
        JOB: JSON.stringify({ kind: "Job", metadata: { name: NAME }, spec: "as Pulumi made it" }),
        PEERS_JOB: JSON.stringify({
          kind: "Job",
          metadata: { name: PEERS },
          nodes: ["@FIRST_NODE@", "@SECOND_NODE@"],
        }),
        NODE_GROUP_LABEL: given.label ?? MANAGED_GROUP_LABEL,
        NODE_GROUP: "general-abc",
        SECONDARY_ENIS: given.mode ?? "whenAttached",
        DEADLINE_SEC: "300",
      },
      "aws.sh",
      "kube.sh",
      "eni-path.sh",
      "health-gate.sh",
    );
  };
  const state = () =>
    JSON.parse(bench.read("kubectl.json")) as {
      jobs: Record<string, { uid: string }>;
      configmaps: Record<string, string>;
      created?: {
        metadata: { name: string };
        nodes?: string[];
        spec?: string;
        data?: { peers: string };
      }[];
    };
  const peersGiven = () => state().created?.find(({ data }) => data !== undefined)?.data?.peers;

  it("passes and says which ENI each pod's address went through", () => {
    const ending = gate();
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /10\.0\.1\.47 on node-a went through the primary ENI eni-a0/);
    assert.match(
      ending.stdout,
      /10\.0\.1\.48 on node-a went through the secondary ENI eni-a1 \(device 1/,
    );
    assert.match(ending.stdout, /1 of 2 probes crossed a secondary ENI/);
    assert.match(ending.stdout, new RegExp(`log of ${NAME}-1`));
    assert.match(ending.stdout, /probed 1 of 2 nodes of general-abc; the others are not shown/);
  });

  it("gives every probe a peer that is on another node than its own", () => {
    gate({ nodes: [node("other", "i-0c", {}), node("node-a", "i-0a"), node("node-b", "i-0b")] });
    assert.deepEqual(state().created?.[0]?.nodes, ["node-a", "node-b"]);
    assert.deepEqual(peersGiven(), "10.0.1.40/node-a 10.0.2.20/node-b ");
  });

  it("knows the nodes of a self-managed group by its own label", () => {
    const label = "eks-cni.io/node-group";
    const own = (name: string, instance: string) =>
      node(name, instance, { [label]: "general-abc" });
    const ending = gate({
      label,
      nodes: [node("a-managed", "i-0c"), own("node-a", "i-0a"), own("node-b", "i-0b")],
    });
    assert.equal(ending.status, 0, ending.stderr);
    assert.deepEqual(state().created?.[0]?.nodes, ["node-a", "node-b"]);
    assert.match(ending.stdout, /probed 1 of 2 nodes of general-abc/);
  });

  it("takes the second peer from another group when its own has one ready node", () => {
    gate({
      nodes: [
        node("node-a", "i-0a"),
        { ...node("node-b", "i-0b"), ready: false },
        node("other", "i-0c", {}),
        node("virtual", "i-0d", { "eks.amazonaws.com/compute-type": "fargate" }),
      ],
    });
    assert.deepEqual(state().created?.[0]?.nodes, ["node-a", "other"]);
  });

  it("removes peers, ConfigMap and kubeconfig, and leaves the probe Job where Pulumi put it", () => {
    gate();
    assert.deepEqual(Object.keys(state().jobs), [NAME]);
    assert.deepEqual(state().configmaps, {});
    assert.deepEqual(readdirSync(join(bench.directory, "tmp")), []);
  });

  it("says what a single node cannot show", () => {
    const ending = gate({ nodes: [node("node-a", "i-0a")] });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /NOT SHOWN: traffic between nodes .*one ready node/);
    assert.equal(peersGiven(), "none");
  });

  it("fails when the node has a secondary ENI for pods and none was exercised", () => {
    const ending = gate({ job: { pods: [CROSSED[0]] } });
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /none of 1 probes went through a secondary ENI, though there are: eni-a1 on i-0a; .*give the gate more probes/,
    );
  });

  it("says that ENIs were not crossed when no probed node has a second one", () => {
    const ending = gate({ job: { pods: [pod(1, "10.0.2.20", "node-b")] } });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(
      ending.stdout,
      /NOT SHOWN: traffic across ENIs; no probed node has a secondary ENI yet/,
    );
  });

  it("counts neither an ENI of the user's nor one without room for pods", () => {
    const ending = gate({
      job: { pods: [CROSSED[0]] },
      enis: [
        ENIS[0] ?? {},
        eni("eni-storage", "i-0a", 1, ["10.0.9.9", "10.0.9.10"]),
        eni("eni-new", "i-0a", 2, ["10.0.1.12"], CILIUM),
      ],
    });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /NOT SHOWN: traffic across ENIs/);
  });

  it("fails on a pod on the primary ENI where the mode keeps pods off it", () => {
    const ending = gate({ mode: "always" });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /keeps pods off the primary ENI, yet: 10\.0\.1\.47 on node-a;/);
  });

  it("passes where the mode keeps pods off the primary ENI and they are", () => {
    const ending = gate({ mode: "always", job: { pods: [CROSSED[1]] } });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /1 of 1 probes crossed a secondary ENI/);
  });

  it("fails on an address that no ENI of the node carries", () => {
    const ending = gate({ job: { pods: [pod(1, "10.0.1.64", "node-a")] } });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /10\.0\.1\.64 of .* is on no ENI of node-a \(i-0a\)/);
  });

  it("asks EC2 nothing where pods have no ENI addresses", () => {
    const ending = gate({ mode: "none", job: { pods: [pod(1, "192.168.0.5", "node-a")] } });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /no ENI addresses: nothing to compare/);
    assert.ok(!bench.calls().some((call) => call.startsWith("aws ec2")));
  });

  it("fails as soon as the probes failed, with what they said", () => {
    const ending = gate({
      job: { fate: "Failed", pods: [pod(1, "10.0.1.47", "node-a", "Failed")] },
    });
    assert.equal(ending.status, 1);
    assert.match(
      ending.stdout,
      new RegExp(`${NAME}-1 \\(Failed, 10\\.0\\.1\\.47 on node-a\\):\n  log of`),
    );
    assert.match(ending.stderr, /why it waits/);
    assert.match(ending.stderr, /probes of node group general-abc did not succeed \(Failed\)/);
  });

  it("ends the wait for the other outcome with it", () => {
    gate();
    const waiter = Number(bench.read("waiter"));
    assert.throws(() => process.kill(waiter, 0), { code: "ESRCH" });
  });

  it("fails with kubectl's message when the probes never end", () => {
    const ending = gate({ job: { fate: "never", pods: [] } });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /timed out waiting for the condition.*did not succeed \(late\)/s);
  });

  for (const [what, jobs] of [
    ["has failed in an earlier attempt", { [NAME]: { name: NAME, uid: "uid-1", ended: "Failed" } }],
    [
      "was completed by an earlier attempt",
      { [NAME]: { name: NAME, uid: "uid-1", ended: "Complete" } },
    ],
    ["somebody deleted", {}],
  ] as const) {
    it(`makes the Job anew from Pulumi's manifest when it ${what}`, () => {
      const fates = { [NAME]: { fate: "Complete", pods: CROSSED } };
      const ending = gate({ jobs, fates });
      assert.equal(ending.status, 0, ending.stderr);
      assert.equal(state().jobs[NAME]?.uid, `uid-of-new-${NAME}`);
      assert.ok(state().created?.some((job) => job.spec === "as Pulumi made it"));
    });
  }

  it("fails when the listening pods do not become ready, and says why", () => {
    const ending = gate({ fates: { [PEERS]: { ready: false, pods: PEER_PODS } } });
    assert.equal(ending.status, 1);
    assert.match(ending.stderr, /why it waits/);
    assert.match(
      ending.stderr,
      /listening pods of .* on node-a and node-b did not become ready within 300 s/,
    );
    assert.deepEqual(Object.keys(state().jobs), [NAME]);
  });

  it("passes, and says that it shows nothing, when an autoscaler has taken every node of the group away", () => {
    const ending = gate({ nodes: [node("other", "i-0c", {})] });
    assert.equal(ending.status, 0, ending.stderr);
    assert.match(ending.stdout, /NOT SHOWN: anything; node group general-abc has no node/);
  });

  it("does not pass when EC2 refuses to tell", () => {
    bench.install("aws", {});
    const ending = gate({ nodes: [{ ...node("node-a", "fargate-1") }] });
    assert.equal(ending.status, 1);
    assert.match(
      ending.stderr,
      /providerID "aws:\/\/\/eu-central-1a\/fargate-1", which names no EC2 instance/,
    );
  });
});

describe("the health gate's Jobs", () => {
  const settings = {
    nodeGroupLabel: MANAGED_GROUP_LABEL,
    nodeGroupName: "general-abc",
    revision: "r1",
    egressTarget: "api.example:443",
    image: "agnhost:2",
    probes: 4,
    deadlineSec: 300,
  };

  it("are named after everything that decides what they do", () => {
    const { jobName } = buildGateJobs(settings);
    assert.match(jobName, /^eks-cni-gate-[0-9a-f]{10}$/);
    assert.equal(buildGateJobs({ ...settings }).jobName, jobName);
    for (const change of [
      { nodeGroupName: "general-abd" },
      { nodeGroupLabel: "eks-cni.io/node-group" },
      { revision: "r2" },
      { egressTarget: "other.example:443" },
      { image: "agnhost:3" },
      { probes: 5 },
      { deadlineSec: 301 },
    ]) {
      assert.notEqual(buildGateJobs({ ...settings, ...change }).jobName, jobName);
    }
  });

  it("aim at the host and port of the endpoint", () => {
    assert.equal(egressTargetOf("https://a.example"), "a.example:443");
    assert.equal(egressTargetOf("https://a.example:6443/"), "a.example:6443");
    assert.equal(egressTargetOf("https://[fd00::1]"), "[fd00::1]:443");
  });

  it("fill the script's two placeholders and no other", () => {
    const text = JSON.stringify(buildGateJobs(settings).peersJob);
    assert.deepEqual(text.match(/@[A-Z_]+@/g), ["@FIRST_NODE@", "@SECOND_NODE@"]);
  });
});
