import { calicoNotReadyNodes } from "../../rules/calico-not-ready-nodes";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-not-ready-nodes", () => {
  it("refuses an operator that waits for Ready nodes", () => {
    assertRefused(
      calicoNotReadyNodes,
      calicoWith({ tolerations: [{ key: "dedicated", operator: "Exists" }] }),
      {
        path: "cni.values.tolerations",
        message: /without node\.kubernetes\.io\/not-ready.*the operator would stay Pending/,
        remedy: /operator: Exists/,
      },
    );
  });
  it("refuses a list that takes Typha its own", () => {
    const controlPlaneTolerations = [
      { key: "dedicated", operator: "Exists", effect: "NoSchedule" },
    ];
    assertRefused(calicoNotReadyNodes, calicoWith({ installation: { controlPlaneTolerations } }), {
      path: "cni.values.installation.controlPlaneTolerations",
      message: /Typha, whose own list it replaces would stay Pending|Typha.*would stay Pending/,
      remedy: /or leave it out/,
    });
  });
  it("accepts lists that tolerate every NoSchedule, and the empty one of the chart", () => {
    const everything = [{ operator: "Exists" }];
    assertAccepted(calicoNotReadyNodes, calicoWith({ tolerations: everything }));
    for (const controlPlaneTolerations of [everything, []]) {
      assertAccepted(
        calicoNotReadyNodes,
        calicoWith({ installation: { controlPlaneTolerations } }),
      );
    }
  });
});
