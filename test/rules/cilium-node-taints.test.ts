import { ciliumNodeTaints } from "../../rules/cilium-node-taints";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-node-taints", () => {
  it("refuses an operator that leaves the taint", () => {
    assertRefused(
      ciliumNodeTaints,
      { cni: { values: { operator: { removeNodeTaints: false } } } },
      {
        path: "cni.values.operator.removeNodeTaints",
        message: /nobody would take it off/,
        remedy: /delete it/,
      },
    );
  });
  it("refuses another key", () => {
    assertRefused(
      ciliumNodeTaints,
      { cni: { values: { agentNotReadyTaintKey: "example.com/cilium" } } },
      {
        path: "cni.values.agentNotReadyTaintKey",
        message:
          /"example\.com\/cilium"; nodes start with the taint node\.cilium\.io\/agent-not-ready/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts the same again", () => {
    assertAccepted(ciliumNodeTaints, { cni: { values: { operator: { removeNodeTaints: true } } } });
  });
});
