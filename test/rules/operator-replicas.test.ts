import { operatorReplicas } from "../../rules/operator-replicas";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule operator-replicas", () => {
  it("refuses two replicas on one node", () => {
    assertRefused(
      operatorReplicas,
      {
        nodeGroups: [{ ...AL2023, scaling: { min: 1, max: 1, desired: 1 } }],
        cni: { values: { operator: { replicas: 2 } } },
      },
      {
        path: "cni.values.operator.replicas",
        message: /2 replicas on 1 node,.*would stay Pending/,
        remedy: /write 1/,
      },
    );
  });
  it("accepts a node for each", () => {
    assertAccepted(operatorReplicas, { cni: { values: { operator: { replicas: 4 } } } });
  });
});
