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
  it("refuses a label of this package, by which self-managed nodes are known", () => {
    assertRefused(
      labelReserved,
      { group: { kind: "selfManaged", labels: { "eks-cni.io/node-group": "x" } } },
      {
        path: 'nodeGroups[0].labels["eks-cni.io/node-group"]',
        message: /told apart by such a label, and it would be lost/,
        remedy: /a domain of your own/,
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
