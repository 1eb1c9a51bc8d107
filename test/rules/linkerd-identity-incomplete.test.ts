import { linkerdIdentityIncomplete } from "../../rules/linkerd-identity-incomplete";
import { provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-identity-incomplete", () => {
  it("refuses an issuer without its key", () => {
    assertRefused(
      linkerdIdentityIncomplete,
      { linkerd: provided({ issuerKeyPem: undefined }) },
      {
        path: "linkerd.identity.issuerKeyPem",
        message: /missing with source provided; Helm would refuse/,
        remedy: /as a secure value/,
      },
    );
  });
  it("refuses cert-manager without a trust anchor", () => {
    assertRefused(
      linkerdIdentityIncomplete,
      { linkerd: { controlPlane: true, identity: { source: "certManager" } } },
      {
        path: "linkerd.identity.trustAnchorsPem",
        message: /missing with source certManager; no proxy would trust/,
        remedy: /give the PEM/,
      },
    );
  });
  it("accepts a whole identity, and a trust anchor that somebody else writes into the cluster", () => {
    assertAccepted(linkerdIdentityIncomplete, { linkerd: provided() });
    assertAccepted(linkerdIdentityIncomplete, {
      linkerd: {
        controlPlane: true,
        identity: { source: "certManager" },
        controlPlaneValues: { identity: { externalCA: true } },
      },
    });
  });
});
