import { linkerdRepairOff } from "../../rules/linkerd-repair-off";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-repair-off", () => {
  it("warns of pods that nobody repairs", () => {
    assertRefused(
      linkerdRepairOff,
      { linkerd: { cniValues: { repairController: { enabled: false } } } },
      {
        path: "linkerd.cniValues.repairController.enabled",
        message: /would wait in Init/,
        remedy: /delete it/,
      },
    );
  });
  it("is content when it is on", () => {
    assertAccepted(linkerdRepairOff, {
      linkerd: { cniValues: { repairController: { enabled: true } } },
    });
  });
});
