import { linkerdBrokenCleanup } from "../../rules/linkerd-broken-cleanup";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-broken-cleanup", () => {
  it("refuses an image that leaves its token behind", () => {
    assertRefused(
      linkerdBrokenCleanup,
      { linkerd: { imageVersion: "v1.6.1" } },
      {
        path: "linkerd.imageVersion",
        message: /would fail with "Unauthorized"/,
        remedy: /write v\d+\.\d+\.\d+/,
      },
    );
  });
  it("accepts the first that cleans up", () => {
    assertAccepted(linkerdBrokenCleanup, { linkerd: { imageVersion: "v1.6.2" } });
  });
});
