import { linkerdIdentityUnused } from "../../rules/linkerd-identity-unused";
import { ANCHOR, ISSUER, provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-identity-unused", () => {
  it("refuses a trust anchor beside one that is generated", () => {
    assertRefused(
      linkerdIdentityUnused,
      { linkerd: { controlPlane: true, identity: { trustAnchorsPem: ANCHOR.pem } } },
      {
        path: "linkerd.identity.trustAnchorsPem",
        message: /source generated, which does not use it; the cluster would trust/,
        remedy: /source: provided/,
      },
    );
  });
  it("refuses an issuer where cert-manager keeps it", () => {
    assertRefused(
      linkerdIdentityUnused,
      {
        linkerd: {
          controlPlane: true,
          identity: {
            source: "certManager",
            trustAnchorsPem: ANCHOR.pem,
            issuerKeyPem: ISSUER.keyPem,
          },
        },
      },
      {
        path: "linkerd.identity.issuerKeyPem",
        message: /source certManager, which does not use it/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts what the source uses", () => {
    assertAccepted(linkerdIdentityUnused, { linkerd: provided() });
    assertAccepted(linkerdIdentityUnused, {
      linkerd: {
        controlPlane: true,
        identity: { source: "certManager", trustAnchorsPem: ANCHOR.pem },
      },
    });
  });
});
