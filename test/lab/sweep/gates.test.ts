import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { scriptText } from "../../../components/cluster-script";
import { buildGateJobs, MANAGED_GROUP_LABEL } from "../../../components/health-gate-jobs";
import { Bench } from "../../components/scripts/bench";
import { KubeApi, type KubeObject } from "./kube-api";

// The gates' real scripts and a real kubectl, so that every flag, template and path is judged by it, against an API
// that is not Kubernetes: no controllers, no kubelet, no validation. `aws` is the unit tests' stand-in.

const kubectl = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((directory) => join(directory, "kubectl"))
  .find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const GROUP = { "kubernetes.io/os": "linux", "eks.amazonaws.com/nodegroup": "general-abc" };
const APPS = "/apis/apps/v1/namespaces/kube-system";
const JOBS = "/apis/batch/v1/namespaces/kube-system/jobs";
const PODS = "/api/v1/namespaces/kube-system/pods";

describe("with the real kubectl", function () {
  let api: KubeApi;
  let bench: Bench;
  before(function () {
    if (kubectl === undefined) {
      console.log("SKIP sweep: kubectl is missing: not on PATH");
      this.skip();
    }
  });
  beforeEach(async () => {
    api = await KubeApi.start();
    bench = new Bench();
    bench.install("aws", {
      enis: [
        { id: "eni-a0", instance: "i-0a", device: 0, addresses: ["10.0.1.10", "10.0.1.32/28"] },
        {
          id: "eni-a1",
          instance: "i-0a",
          device: 1,
          addresses: ["10.0.1.11", "10.0.1.48/28"],
          tags: { "io.cilium/cilium-managed": "true" },
        },
      ],
    });
    // The API has no OpenAPI document to validate with.
    bench.installScript(
      "kubectl",
      `case "$*" in *--filename=-*) set -- "$@" --validate=false;; esac\nexec ${kubectl ?? ""} "$@"`,
    );
  });
  afterEach(async () => {
    await api.stop();
    bench.remove();
  });
  const environment = () => ({
    AWS_REGION: "eu-central-1",
    CLUSTER_NAME: "dev",
    CLUSTER_ENDPOINT: api.url,
    CLUSTER_CA: "Zm9v",
  });
  const putNode = (name: string, instance: string) => {
    api.put(`/api/v1/nodes/${name}`, {
      metadata: { name, labels: GROUP },
      spec: { providerID: `aws:///eu-central-1a/${instance}` },
      status: {
        conditions: [
          { type: "MemoryPressure", status: "False" },
          { type: "Ready", status: "True" },
        ],
      },
    });
  };

  describe("the rollout gate", () => {
    const gate = () =>
      bench.runAsync(
        {
          ...environment(),
          WORKLOADS: "kube-system daemonset/cilium\nkube-system deployment/cilium-operator",
          NODE_SELECTOR: "",
          BASE_SEC: "5",
          PER_NODE_SEC: "0",
        },
        scriptText("aws.sh", "kube.sh", "rollout-gate.sh"),
      );
    const putCni = (numberAvailable: number) => {
      api.put(`${APPS}/daemonsets/cilium`, {
        metadata: { name: "cilium" },
        spec: {
          selector: { matchLabels: { "k8s-app": "cilium" } },
          updateStrategy: { type: "RollingUpdate" },
        },
        status: { desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable },
      });
      api.put(`${APPS}/deployments/cilium-operator`, {
        metadata: { name: "cilium-operator" },
        spec: { replicas: 1, selector: { matchLabels: { name: "cilium-operator" } } },
        status: { replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
      });
    };

    it("passes without nodes, although nothing is rolled out", async () => {
      putCni(0);
      const ending = await gate();
      assert.equal(ending.status, 0, ending.stderr);
      assert.match(ending.stdout, /has no node/);
    });

    it("passes when agents and operator are rolled out", async () => {
      putNode("node-a", "i-0a");
      putCni(2);
      const ending = await gate();
      assert.equal(ending.status, 0, ending.stderr);
      assert.match(ending.stdout, /daemon set "cilium" successfully rolled out/);
      assert.match(ending.stdout, /deployment "cilium-operator" successfully rolled out/);
    });

    it("fails with the reasons of pods, containers and events", async () => {
      putNode("node-a", "i-0a");
      putCni(1);
      const labels = { "k8s-app": "cilium" };
      api.put(`${PODS}/cilium-x`, {
        metadata: { name: "cilium-x", labels },
        spec: { nodeName: "node-a" },
        status: {
          conditions: [{ type: "PodScheduled", status: "True" }],
          initContainerStatuses: [{ name: "config", state: { terminated: { exitCode: 0 } } }],
          containerStatuses: [
            {
              name: "cilium-agent",
              state: { waiting: { reason: "CrashLoopBackOff", message: "back-off 5m0s" } },
              lastState: { terminated: { exitCode: 1, message: "multiple default routes" } },
            },
          ],
        },
      });
      api.put(`${PODS}/cilium-y`, {
        metadata: { name: "cilium-y", labels },
        spec: {},
        status: {
          conditions: [
            {
              type: "PodScheduled",
              status: "False",
              reason: "Unschedulable",
              message: "0/2 nodes",
            },
          ],
        },
      });
      api.put("/api/v1/namespaces/kube-system/events/one", {
        metadata: { name: "one" },
        type: "Warning",
        reason: "BackOff",
        message: "restarting failed container",
        involvedObject: { name: "cilium-x" },
        lastTimestamp: "2026-01-01T00:00:00Z",
      });
      const ending = await gate();
      assert.equal(ending.status, 1);
      for (const expected of [
        "error: timed out waiting for the condition",
        "cilium-x on node-a, cilium-agent: CrashLoopBackOff: back-off 5m0s",
        "cilium-x on node-a, cilium-agent: ended before with 1: multiple default routes",
        "cilium-y: Unschedulable: 0/2 nodes",
        "restarting failed container",
        "kube-system daemonset/cilium is not rolled out",
      ]) {
        assert.ok(ending.stderr.includes(expected), `${expected}\n${ending.stderr}`);
      }
    });
  });

  describe("the health gate", () => {
    const jobs = buildGateJobs({
      nodeGroupLabel: MANAGED_GROUP_LABEL,
      nodeGroupName: "general-abc",
      revision: "r1",
      egressTarget: "api.example:443",
      image: "agnhost:2",
      probes: 2,
      deadlineSec: 20,
    });
    const job = {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name: jobs.jobName, namespace: "kube-system", uid: "uid-pulumi" },
      spec: jobs.probeSpec,
    };
    const PROBES = `${JOBS}/${jobs.jobName}`;
    const putPod = (
      name: string,
      owner: KubeObject,
      podIP: string,
      nodeName: string,
      phase: string,
    ) => {
      api.put(`${PODS}/${name}`, {
        metadata: {
          name,
          labels: {
            "batch.kubernetes.io/job-name": owner.metadata.name,
            "batch.kubernetes.io/controller-uid": owner.metadata.uid ?? "",
          },
        },
        spec: { nodeName, containers: [{ name: "probe" }] },
        status: { phase, podIP },
      });
    };
    /** The Job controller's part: listening pods, and probes that end once their ConfigMap is there. */
    const play = (outcome: "Complete" | "Failed") => {
      const seen: { configMap?: unknown } = {};
      api.onCreate = (path, made) => {
        if (path.endsWith("-peers") && made.kind === "Job") {
          putPod("peer-1", made, "10.0.1.33", "node-a", "Running");
          putPod("peer-2", made, "10.0.2.33", "node-b", "Running");
          api.put(path, { ...made, status: { ready: 2 } });
        } else if (made.kind === "ConfigMap") {
          seen.configMap = made["data"];
          const probes = api.get(PROBES);
          assert.ok(probes !== undefined);
          const phase = outcome === "Complete" ? "Succeeded" : "Failed";
          putPod("probe-1", probes, "10.0.1.35", "node-a", phase);
          putPod("probe-2", probes, "10.0.1.50", "node-a", phase);
          api.put(PROBES, {
            ...probes,
            status: { conditions: [{ type: outcome, status: "True" }] },
          });
        }
      };
      return seen;
    };
    const gate = () =>
      bench.runAsync(
        {
          ...environment(),
          JOB_NAMESPACE: "kube-system",
          JOB_NAME: jobs.jobName,
          JOB: JSON.stringify(job),
          PEERS_JOB: JSON.stringify(jobs.peersJob),
          NODE_GROUP_LABEL: MANAGED_GROUP_LABEL,
          NODE_GROUP: "general-abc",
          SECONDARY_ENIS: "whenAttached",
          DEADLINE_SEC: "20",
        },
        scriptText("aws.sh", "kube.sh", "eni-path.sh", "health-gate.sh"),
      );
    beforeEach(() => {
      putNode("node-a", "i-0a");
      putNode("node-b", "i-0b");
      api.put(PROBES, job);
    });

    it("passes, names the ENIs, and leaves nothing but Pulumi's Job", async () => {
      const seen = play("Complete");
      const ending = await gate();
      assert.equal(ending.status, 0, ending.stdout + ending.stderr);
      assert.deepEqual(seen.configMap, { peers: "10.0.1.33/node-a 10.0.2.33/node-b " });
      assert.match(ending.stdout, /log of probe-1/);
      assert.match(ending.stdout, /10\.0\.1\.50 on node-a went through the secondary ENI eni-a1/);
      assert.deepEqual(
        api.paths().filter((path) => path.includes("eks-cni-gate")),
        [PROBES],
      );
    });

    it("fails at once when the probes failed, and runs a new Job the next time", async () => {
      play("Failed");
      const first = await gate();
      assert.equal(first.status, 1);
      assert.match(first.stderr, /probes of node group general-abc did not succeed \(Failed\)/);
      play("Complete");
      const second = await gate();
      assert.equal(second.status, 0, second.stdout + second.stderr);
      assert.notEqual(api.get(PROBES)?.metadata.uid, "uid-pulumi");
    });
  });
});
