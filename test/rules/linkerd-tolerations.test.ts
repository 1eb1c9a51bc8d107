import { linkerdTolerations } from "../../rules/linkerd-tolerations";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-tolerations", () => {
  it("refuses tolerations that miss a group", () => {
    assertRefused(
      linkerdTolerations,
      {
        group: { taints: [{ key: "dedicated", effect: "NoSchedule" }] },
        linkerd: { cniValues: { tolerations: [{ key: "other", operator: "Exists" }] } },
      },
      {
        path: "linkerd.cniValues.tolerations",
        message: /dedicated:NoSchedule of node group general; linkerd-cni would not run there/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts tolerations that cover all taints", () => {
    assertAccepted(linkerdTolerations, {
      group: { taints: [{ key: "dedicated", effect: "NoSchedule" }] },
      linkerd: { cniValues: { tolerations: [{ key: "dedicated", operator: "Exists" }] } },
    });
  });
});
