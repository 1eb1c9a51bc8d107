import { labelReserved } from "../../rules/label-reserved";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule label-reserved", () => {
  it("refuses a node role", () => {
    assertRefused(
      labelReserved,
      { group: { labels: { "node-role.kubernetes.io/worker": "" } } },
      {
        path: 'nodeGroups[0].labels["node-role.kubernetes.io/worker"]',
        message: /the kubelet would end/,
        remedy: /domain of your own/,
      },
    );
  });
  it("refuses a label of EKS", () => {
    assertRefused(
      labelReserved,
      { group: { labels: { "eks.amazonaws.com/nodegroup": "x" } } },
      {
        path: 'nodeGroups[0].labels["eks.amazonaws.com/nodegroup"]',
        message: /reserved domain/,
        remedy: /example\.com\/role/,
      },
    );
  });
  it("accepts what a kubelet may set", () => {
    assertAccepted(labelReserved, {
      group: {
        labels: {
          "topology.kubernetes.io/zone": "a",
          "node.kubernetes.io/pool": "b",
          "example.com/x": "c",
        },
      },
    });
  });
});
