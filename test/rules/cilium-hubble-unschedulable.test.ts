import assert from "node:assert/strict";
import { ciliumHubbleUnschedulable } from "../../rules/cilium-hubble-unschedulable";
import {
  AL2023,
  assertAccepted,
  assertReadable,
  assertRefused,
  BOTTLEROCKET,
  problemsOf,
} from "./spec-fixture";

describe("rule cilium-hubble-unschedulable", () => {
  const taints = [{ key: "CriticalAddonsOnly", effect: "NoSchedule" as const }];
  const tainted = [
    { ...AL2023, taints },
    { ...BOTTLEROCKET, taints },
  ];
  const tolerations = [{ key: "CriticalAddonsOnly", operator: "Exists" }];

  it("warns of the relay and of its certificates' Job where every group has a taint", () => {
    const problems = problemsOf(ciliumHubbleUnschedulable, {
      nodeGroups: tainted,
      cni: { hubble: true },
    });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["cni.values.hubble.relay.tolerations", "cni.values.certgen.tolerations"],
    );
    for (const problem of problems) assertReadable(problem);
  });
  it("reads the tolerations in values", () => {
    assertRefused(
      ciliumHubbleUnschedulable,
      {
        nodeGroups: tainted,
        cni: { hubble: true, values: { hubble: { relay: { tolerations } } } },
      },
      {
        path: "cni.values.certgen.tolerations",
        message: /the Job of Hubble does not tolerate \(CriticalAddonsOnly:NoSchedule\)/,
        remedy: /leave one group without such a taint/,
      },
    );
  });
  it("is content with one group that takes them, and without Hubble", () => {
    assertAccepted(ciliumHubbleUnschedulable, {
      nodeGroups: [{ ...AL2023, taints }, BOTTLEROCKET],
      cni: { hubble: true },
    });
    assertAccepted(ciliumHubbleUnschedulable, { nodeGroups: tainted });
  });
});
