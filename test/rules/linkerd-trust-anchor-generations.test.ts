import { linkerdTrustAnchorGenerations } from "../../rules/linkerd-trust-anchor-generations";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-trust-anchor-generations", () => {
  it("refuses the same anchor twice", () => {
    assertRefused(
      linkerdTrustAnchorGenerations,
      { linkerd: { controlPlane: true, identity: { trustAnchorGenerations: [1, 1] } } },
      {
        path: "linkerd.identity.trustAnchorGenerations",
        message: /\[1,1\], allowed are different whole numbers.*would not be clear/,
        remedy: /write \[1\]/,
      },
    );
  });
  it("refuses an empty list", () => {
    assertRefused(
      linkerdTrustAnchorGenerations,
      { linkerd: { controlPlane: true, identity: { trustAnchorGenerations: [] } } },
      {
        path: "linkerd.identity.trustAnchorGenerations",
        message: /\[\], allowed/,
        remedy: /write \[1\]/,
      },
    );
  });
  it("accepts each step of a rotation", () => {
    assertAccepted(linkerdTrustAnchorGenerations, {
      linkerd: { controlPlane: true, identity: { trustAnchorGenerations: [1] } },
    });
    assertAccepted(linkerdTrustAnchorGenerations, {
      linkerd: { controlPlane: true, identity: { trustAnchorGenerations: [1, 2] } },
    });
    assertAccepted(linkerdTrustAnchorGenerations, {
      linkerd: { controlPlane: true, identity: { trustAnchorGenerations: [2, 1] } },
    });
    assertAccepted(linkerdTrustAnchorGenerations, {
      linkerd: { controlPlane: true, identity: { trustAnchorGenerations: [2] } },
    });
  });
});
