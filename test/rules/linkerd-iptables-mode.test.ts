import { linkerdIptablesMode } from "../../rules/linkerd-iptables-mode";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-iptables-mode", () => {
  it("refuses a mode that does not exist", () => {
    assertRefused(
      linkerdIptablesMode,
      { linkerd: { cniValues: { iptablesMode: "nftables" } } },
      {
        path: "linkerd.cniValues.iptablesMode",
        message: /"nftables" is none of plain, nft, legacy.*would fail/,
        remedy: /write plain/,
      },
    );
  });
  it("accepts plain", () => {
    assertAccepted(linkerdIptablesMode, { linkerd: { cniValues: { iptablesMode: "plain" } } });
  });
});
