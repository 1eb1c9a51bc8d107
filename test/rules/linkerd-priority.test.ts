import { linkerdPriority } from "../../rules/linkerd-priority";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-priority", () => {
  it("warns of a priority taken away", () => {
    assertRefused(
      linkerdPriority,
      { linkerd: { cniValues: { priorityClassName: "" } } },
      {
        path: "linkerd.cniValues.priorityClassName",
        message: /could stay Pending or be evicted/,
        remedy: /system-node-critical/,
      },
    );
  });
  it("accepts another class", () => {
    assertAccepted(linkerdPriority, {
      linkerd: { cniValues: { priorityClassName: "system-cluster-critical" } },
    });
  });
});
