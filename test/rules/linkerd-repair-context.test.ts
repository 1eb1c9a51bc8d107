import { linkerdRepairContext } from "../../rules/linkerd-repair-context";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-repair-context", () => {
  it("refuses to take the security context away", () => {
    assertRefused(
      linkerdRepairContext,
      { linkerd: { cniValues: { repairController: { enableSecurityContext: false } } } },
      {
        path: "linkerd.cniValues.repairController.enableSecurityContext",
        message: /a second installer would run/,
        remedy: /leave it out/,
      },
    );
  });
  it("accepts it without the controller", () => {
    assertAccepted(linkerdRepairContext, {
      linkerd: {
        cniValues: { repairController: { enabled: false, enableSecurityContext: false } },
      },
    });
  });
});
