import { linkerdCertificateKind } from "../../rules/linkerd-certificate-kind";
import { ANCHOR, makeCertificate, provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-certificate-kind", () => {
  it("refuses an issuer that is no authority", () => {
    assertRefused(
      linkerdCertificateKind,
      {
        linkerd: provided({
          issuerCertificatePem: makeCertificate({ name: "leaf", by: ANCHOR, isCa: false }).pem,
        }),
      },
      {
        path: "linkerd.identity.issuerCertificatePem",
        message: /the issuer CN=leaf is not marked as a certificate authority.*would refuse it/,
        remedy: /intermediate-ca/,
      },
    );
  });
  it("refuses an issuer with an RSA key", () => {
    assertRefused(
      linkerdCertificateKind,
      {
        linkerd: provided({
          issuerCertificatePem: makeCertificate({ name: "rsa", by: ANCHOR, kind: "RSA-2048" }).pem,
        }),
      },
      {
        path: "linkerd.identity.issuerCertificatePem",
        message: /has a key of kind rsa 2048, allowed is ec prime256v1;/,
        remedy: /step certificate create/,
      },
    );
  });
  it("refuses an anchor on another curve", () => {
    assertRefused(
      linkerdCertificateKind,
      {
        linkerd: provided({ trustAnchorsPem: makeCertificate({ name: "big", kind: "P-384" }).pem }),
      },
      {
        path: "linkerd.identity.trustAnchorsPem",
        message: /has a key of kind ec secp384r1, allowed is ec prime256v1, rsa 2048, rsa 4096/,
        remedy: /root-ca/,
      },
    );
  });
  it("refuses another hash", () => {
    assertRefused(
      linkerdCertificateKind,
      {
        linkerd: provided({
          trustAnchorsPem: makeCertificate({ name: "sha", hash: "sha384" }).pem,
        }),
      },
      {
        path: "linkerd.identity.trustAnchorsPem",
        message: /is not signed with SHA-256/,
        remedy: /step/,
      },
    );
  });
  it("accepts P-256, and a trust anchor with RSA", () => {
    assertAccepted(linkerdCertificateKind, { linkerd: provided() });
    assertAccepted(linkerdCertificateKind, {
      linkerd: provided({
        trustAnchorsPem: makeCertificate({ name: "rsa", kind: "RSA-2048" }).pem,
      }),
    });
  });
});
