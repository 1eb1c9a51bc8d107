import { linkerdLegacy } from "../../rules/linkerd-legacy";
import { BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-legacy", () => {
  it("refuses legacy on AL2023", () => {
    assertRefused(
      linkerdLegacy,
      { linkerd: { iptablesMode: "legacy" } },
      {
        path: "linkerd.iptablesMode",
        message: /AL2023, which has no iptables-legacy.*would fail/,
        remedy: /write plain/,
      },
    );
  });
  it("refuses legacy on new kernels", () => {
    assertRefused(
      linkerdLegacy,
      { linkerd: { iptablesMode: "legacy" }, nodeGroups: [BOTTLEROCKET] },
      { path: "linkerd.iptablesMode", message: /no legacy tables/, remedy: /write plain/ },
    );
  });
  it("accepts it on old Bottlerocket", () => {
    assertAccepted(linkerdLegacy, {
      cluster: { version: "1.32" },
      linkerd: { iptablesMode: "legacy" },
      nodeGroups: [BOTTLEROCKET],
    });
  });
});
