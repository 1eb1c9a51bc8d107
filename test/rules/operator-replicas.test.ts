import { operatorReplicas } from "../../rules/operator-replicas";
import { AL2023, BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule operator-replicas", () => {
  it("counts only nodes that take the operator", () => {
    assertRefused(
      operatorReplicas,
      {
        cni: { values: { operator: { replicas: 2 } } },
        nodeGroups: [
          { ...AL2023, taints: [{ key: "dedicated", effect: "NoSchedule" }] },
          { ...BOTTLEROCKET, scaling: { min: 1, max: 1, desired: 1 } },
        ],
      },
      {
        path: "cni.values.operator.replicas",
        message: /2 replicas, and 1 node at creation takes them.*would stay Pending/,
        remedy: /group without taints/,
      },
    );
  });
  it("refuses two replicas on one node", () => {
    assertRefused(
      operatorReplicas,
      {
        nodeGroups: [{ ...AL2023, scaling: { min: 1, max: 1, desired: 1 } }],
        cni: { values: { operator: { replicas: 2 } } },
      },
      {
        path: "cni.values.operator.replicas",
        message: /2 replicas, and 1 node at creation.*would stay Pending/,
        remedy: /write 1/,
      },
    );
  });
  it("leaves our own number alone, which follows the nodes that take the operator", () => {
    assertAccepted(operatorReplicas, {
      nodeGroups: [
        { ...AL2023, taints: [{ key: "dedicated", effect: "NoSchedule" }] },
        { ...BOTTLEROCKET, scaling: { min: 1, max: 1, desired: 1 } },
      ],
    });
  });
  it("accepts a node for each", () => {
    assertAccepted(operatorReplicas, { cni: { values: { operator: { replicas: 4 } } } });
  });
});
