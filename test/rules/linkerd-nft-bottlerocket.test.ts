import { linkerdNftBottlerocket } from "../../rules/linkerd-nft-bottlerocket";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-nft-bottlerocket", () => {
  it("refuses nft below 1.34", () => {
    assertRefused(
      linkerdNftBottlerocket,
      { cluster: { version: "1.33" }, linkerd: { iptablesMode: "nft" } },
      {
        path: "linkerd.iptablesMode",
        message: /no iptables-nft before 1\.34.*would fail with "exit status 127"/,
        remedy: /write plain/,
      },
    );
  });
  it("accepts it from 1.34 on", () => {
    assertAccepted(linkerdNftBottlerocket, {
      cluster: { version: "1.34" },
      linkerd: { iptablesMode: "nft" },
    });
  });
  it("accepts an image that falls back", () => {
    assertAccepted(linkerdNftBottlerocket, {
      cluster: { version: "1.33" },
      linkerd: { iptablesMode: "nft", imageVersion: "v1.7.0-alpha.1" },
    });
  });
  it("accepts it without Bottlerocket", () => {
    assertAccepted(linkerdNftBottlerocket, {
      cluster: { version: "1.33" },
      linkerd: { iptablesMode: "nft" },
      nodeGroups: [AL2023],
    });
  });
});
