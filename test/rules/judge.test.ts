import assert from "node:assert/strict";
import { judgeCluster, judgeParts } from "../../rules/judge";
import { UNKNOWN } from "../../spec/known";
import {
  resolveClusterSpec,
  resolveCni,
  resolveLinkerd,
  resolveNodeGroup,
} from "../../spec/resolve";
import { AL2023, BOTTLEROCKET, clusterInput, TODAY, type Difference } from "./spec-fixture";

function judge(difference: Difference = {}): ReturnType<typeof judgeCluster> {
  return judgeCluster(resolveClusterSpec(clusterInput(difference)), TODAY);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

describe("judging a cluster", () => {
  it("finds neither errors nor warnings in the default stack", () => {
    assert.deepEqual(
      judge().filter(({ severity }) => severity !== "info"),
      [],
    );
  });

  it("says in one finding what is not pinned", () => {
    assert.equal(judge().filter(({ rule }) => rule === "unpinned").length, 1);
  });

  it("shows errors before warnings before infos, and within them always in the same order", () => {
    const difference: Difference = {
      group: { imdsPodAccess: true, labels: { "a b": "c" } },
      cluster: { serviceCidr: "10.0.0.0/16" },
    };
    const problems = judge(difference);
    assert.deepEqual(
      problems.map(({ rule, severity }) => `${severity} ${rule}`),
      [
        "error cidr-overlap",
        "error label-syntax",
        "warning imds-pod-access",
        "info endpoint-open",
        "info unpinned",
      ],
    );
    assert.deepEqual(judge(difference), problems);
  });

  it("marks what is suppressed with the reason and keeps it", () => {
    const [problem] = judge({
      group: { imdsPodAccess: true },
      suppressRules: [{ rule: "imds-pod-access", reason: "legacy agent" }],
    });
    assert.equal(problem?.rule, "imds-pod-access");
    assert.deepEqual(problem.suppressed, { reason: "legacy agent" });
  });

  it("points at the group that is wrong", () => {
    const wrong = { ...BOTTLEROCKET, taints: [{ key: "a b", effect: "NoSchedule" as const }] };
    const paths = judge({ nodeGroups: [AL2023, wrong] }).map(({ path }) => path);
    assert.ok(paths.includes("nodeGroups[1].taints[0].key"));
  });

  it("leaves its argument as it is", () => {
    const spec = deepFreeze(
      resolveClusterSpec(
        clusterInput({
          group: { nodeConfig: [{ kubelet: { config: { maxpods: 3 } } }] },
          cni: { values: { cni: { exclusive: true } } },
        }),
      ),
    );
    assert.doesNotThrow(() => judgeCluster(spec, TODAY));
  });
});

describe("judging a component used alone", () => {
  const cni = resolveCni(clusterInput({ cni: { values: { k8sServiceHost: "" } } }).cni, "dev", "x");

  it("judges a CNI by its own values, with paths in its own arguments", () => {
    const problems = judgeParts({ cni, date: TODAY }, "cni");
    assert.deepEqual(
      problems.map(({ rule, path }) => `${rule} ${path}`),
      ["kpr-api-host values.k8sServiceHost"],
    );
  });

  it("judges a node group without the rest of a cluster", () => {
    const group = resolveNodeGroup({ ...AL2023, instanceTypes: ["m7g.large", "m7i.large"] });
    assert.deepEqual(
      judgeParts({ group, cni, version: "1.35", date: TODAY }).map(
        ({ rule, path }) => `${rule} ${path}`,
      ),
      ["mixed-architectures instanceTypes"],
    );
  });

  it("takes what a node group knows of its CNI for surroundings, not for the CNI's settings", () => {
    const overlay = resolveCni({ kind: "calico", mode: "overlay" }, "dev", "x");
    const group = resolveNodeGroup(AL2023);
    assert.deepEqual(judgeParts({ group, cni: overlay, version: "1.35", date: TODAY }), []);
  });

  it("does not claim that a tainted group is the only one", () => {
    const group = resolveNodeGroup({
      ...AL2023,
      taints: [{ key: "dedicated", effect: "NoSchedule" }],
    });
    const rules = judgeParts({ group, cni, version: "1.35", date: TODAY }).map(({ rule }) => rule);
    assert.ok(!rules.includes("operator-unschedulable"));
  });

  it("judges linkerd-cni alone", () => {
    const linkerd = resolveLinkerd({ cni: true, imageVersion: "v1.5.2" });
    assert.deepEqual(
      judgeParts({ linkerd, date: TODAY }, "linkerd").map(({ path }) => path),
      ["imageVersion"],
    );
  });
});

describe("judging values that are not known yet", () => {
  const later = UNKNOWN as unknown as string;

  it("says nothing of them, wherever documents are passed through", () => {
    const problems = judge({
      nodeGroups: [
        { ...AL2023, nodeConfig: [{ kubelet: { config: { clusterDNS: [later] } } }] },
        { ...BOTTLEROCKET, bottlerocketSettings: { motd: later } },
      ],
      cni: { values: { k8sServiceHost: later, cluster: { name: later }, cni: later } },
      linkerd: { cniValues: { image: { version: later } } },
      addons: { coredns: { configurationValues: { tolerations: later } } },
    });
    assert.deepEqual(
      problems.filter(({ severity }) => severity !== "info"),
      [],
    );
  });
});
