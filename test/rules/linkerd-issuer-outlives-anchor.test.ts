import { linkerdIssuerOutlivesAnchor } from "../../rules/linkerd-issuer-outlives-anchor";
import { makeCertificate, provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-issuer-outlives-anchor", () => {
  it("warns of a generated issuer with more days than its anchor", () => {
    assertRefused(
      linkerdIssuerOutlivesAnchor,
      { linkerd: { controlPlane: true, identity: { trustAnchorDays: 90 } } },
      {
        path: "linkerd.identity.issuerDays",
        message:
          /365 days, and the trust anchor that signs it has 90; the issuer would be worth nothing/,
        remedy: /fewer days/,
      },
    );
  });
  it("warns of an issuer that was brought and ends later than the anchor that signed it", () => {
    const anchor = makeCertificate({ name: "short", to: "2027-06-30" });
    const issuer = makeCertificate({ name: "long", by: anchor, to: "2027-12-31" });
    assertRefused(
      linkerdIssuerOutlivesAnchor,
      { linkerd: provided({ trustAnchorsPem: anchor.pem, issuerCertificatePem: issuer.pem }) },
      {
        path: "linkerd.identity.issuerCertificatePem",
        message: /ends on 2027-12-31, the trust anchor that signed it on 2027-06-30/,
        remedy: /anchor before the issuer/,
      },
    );
  });
  it("accepts an issuer that ends first", () => {
    assertAccepted(linkerdIssuerOutlivesAnchor, { linkerd: provided() });
    assertAccepted(linkerdIssuerOutlivesAnchor, { linkerd: { controlPlane: true } });
  });
});
