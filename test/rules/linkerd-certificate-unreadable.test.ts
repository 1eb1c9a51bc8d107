import { linkerdCertificateUnreadable } from "../../rules/linkerd-certificate-unreadable";
import { ANCHOR, ISSUER, provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-certificate-unreadable", () => {
  it("refuses what is no PEM", () => {
    assertRefused(
      linkerdCertificateUnreadable,
      { linkerd: provided({ trustAnchorsPem: "MIIB" }) },
      {
        path: "linkerd.identity.trustAnchorsPem",
        message: /no PEM of the trust anchor: it has no block of a certificate; .* would not start/,
        remedy: /BEGIN CERTIFICATE/,
      },
    );
  });
  it("refuses a key where a certificate belongs, and does not show it", () => {
    assertRefused(
      linkerdCertificateUnreadable,
      { linkerd: provided({ issuerCertificatePem: ISSUER.keyPem }) },
      {
        path: "linkerd.identity.issuerCertificatePem",
        message: /^no PEM of the issuer: it has a block of PRIVATE KEY; [^-]*$/,
        remedy: /one block for each certificate/,
      },
    );
  });
  it("refuses a block with something else in it", () => {
    assertRefused(
      linkerdCertificateUnreadable,
      {
        linkerd: provided({
          trustAnchorsPem: `${ANCHOR.pem}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
        }),
      },
      {
        path: "linkerd.identity.trustAnchorsPem",
        message: /block 2 is no X\.509 certificate/,
        remedy: /whole text/,
      },
    );
  });
  it("accepts a bundle, and what a plan cannot decrypt", () => {
    assertAccepted(linkerdCertificateUnreadable, {
      linkerd: provided({ trustAnchorsPem: `# ours\n${ANCHOR.pem}\n${ANCHOR.pem}` }),
    });
    assertAccepted(linkerdCertificateUnreadable, {
      linkerd: provided({
        trustAnchorsPem: "[secret]",
        issuerCertificatePem: "[secret]",
        issuerKeyPem: "[secret]",
      }),
    });
  });
});
