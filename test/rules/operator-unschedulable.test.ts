import { operatorUnschedulable } from "../../rules/operator-unschedulable";
import { AL2023, BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule operator-unschedulable", () => {
  it("refuses a taint on every group that the operator does not tolerate", () => {
    assertRefused(
      operatorUnschedulable,
      {
        nodeGroups: [
          { ...AL2023, taints: [{ key: "example.com/gpu", effect: "NoSchedule" }] },
          { ...BOTTLEROCKET, taints: [{ key: "example.com/gpu", effect: "NoSchedule" }] },
        ],
      },
      {
        path: "nodeGroups",
        message: /example\.com\/gpu:NoSchedule.*no node would become Ready/,
        remedy: /operator\.tolerations/,
      },
    );
  });
  it("counts only groups that have nodes", () => {
    assertRefused(
      operatorUnschedulable,
      {
        nodeGroups: [
          { ...AL2023, scaling: { min: 0, max: 2, desired: 0 } },
          { ...BOTTLEROCKET, taints: [{ key: "dedicated", value: "x", effect: "NoExecute" }] },
        ],
      },
      { path: "nodeGroups", message: /dedicated=x:NoExecute/, remedy: /leave one group without/ },
    );
  });
  it("accepts one group without a taint", () => {
    assertAccepted(operatorUnschedulable, {
      group: { taints: [{ key: "dedicated", effect: "NoSchedule" }] },
    });
  });
  it("accepts a taint that only prefers", () => {
    assertAccepted(operatorUnschedulable, {
      nodeGroups: [
        { ...AL2023, taints: [{ key: "dedicated", effect: "PreferNoSchedule" }] },
        { ...BOTTLEROCKET, taints: [{ key: "dedicated", effect: "PreferNoSchedule" }] },
      ],
    });
  });
  it("reads the tolerations among the values", () => {
    assertAccepted(operatorUnschedulable, {
      nodeGroups: [
        { ...AL2023, taints: [{ key: "dedicated", effect: "NoSchedule" }] },
        { ...BOTTLEROCKET, taints: [{ key: "dedicated", effect: "NoSchedule" }] },
      ],
      cni: { values: { operator: { tolerations: [{ operator: "Exists" }] } } },
    });
  });
});
