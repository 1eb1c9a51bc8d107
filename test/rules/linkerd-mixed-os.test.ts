import { linkerdMixedOs } from "../../rules/linkerd-mixed-os";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-mixed-os", () => {
  it("refuses anything but plain on two operating systems", () => {
    assertRefused(
      linkerdMixedOs,
      { linkerd: { iptablesMode: "nft" } },
      {
        path: "linkerd.iptablesMode",
        message: /nft, with AL2023 and Bottlerocket.*would fail/,
        remedy: /write plain/,
      },
    );
  });
  it("accepts nft on one of them", () => {
    assertAccepted(linkerdMixedOs, { linkerd: { iptablesMode: "nft" }, nodeGroups: [AL2023] });
  });
});
