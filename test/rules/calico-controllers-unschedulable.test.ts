import { calicoControllersUnschedulable } from "../../rules/calico-controllers-unschedulable";
import { calico, calicoWith } from "./calico-fixture";
import { AL2023, assertAccepted, assertRefused, BOTTLEROCKET } from "./spec-fixture";

describe("rule calico-controllers-unschedulable", () => {
  const taints = [{ key: "dedicated", value: "db", effect: "NoSchedule" as const }];
  const tainted = (difference = calico()) => ({
    ...difference,
    nodeGroups: [{ ...AL2023, taints }],
  });
  it("refuses groups that all keep the controllers away", () => {
    assertRefused(calicoControllersUnschedulable, tainted(), {
      path: "nodeGroups",
      message:
        /calico-kube-controllers does not tolerate \(dedicated=db:NoSchedule\).*would never pass/,
      remedy: /controlPlaneTolerations/,
    });
  });
  it("accepts a list that tolerates the taint, one group without, and CriticalAddonsOnly", () => {
    const controlPlaneTolerations = [{ operator: "Exists" }];
    assertAccepted(
      calicoControllersUnschedulable,
      tainted(calicoWith({ installation: { controlPlaneTolerations } })),
    );
    assertAccepted(calicoControllersUnschedulable, {
      ...calico(),
      nodeGroups: [{ ...AL2023, taints }, BOTTLEROCKET],
    });
    assertAccepted(calicoControllersUnschedulable, {
      ...calico(),
      nodeGroups: [{ ...AL2023, taints: [{ key: "CriticalAddonsOnly", effect: "NoSchedule" }] }],
    });
  });
});
