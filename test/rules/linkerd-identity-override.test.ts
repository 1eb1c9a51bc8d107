import { linkerdIdentityOverride } from "../../rules/linkerd-identity-override";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-identity-override", () => {
  it("refuses an issuer's key among the values", () => {
    assertRefused(
      linkerdIdentityOverride,
      {
        linkerd: {
          controlPlane: true,
          controlPlaneValues: { identity: { issuer: { tls: { keyPEM: "x" } } } },
        },
      },
      {
        path: "linkerd.controlPlaneValues.identity.issuer.tls.keyPEM",
        message: /neither judged nor kept secret/,
        remedy: /linkerd\.identity/,
      },
    );
  });
  it("refuses another scheme", () => {
    assertRefused(
      linkerdIdentityOverride,
      {
        linkerd: {
          controlPlane: true,
          controlPlaneValues: { identity: { issuer: { scheme: "kubernetes.io/tls" } } },
        },
      },
      {
        path: "linkerd.controlPlaneValues.identity.issuer.scheme",
        message: /would contradict/,
        remedy: /certManager/,
      },
    );
  });
  it("accepts other values of the identity", () => {
    assertAccepted(linkerdIdentityOverride, {
      linkerd: {
        controlPlane: true,
        controlPlaneValues: {
          identity: { issuer: { scheme: "linkerd.io/tls", issuanceLifetime: "12h" } },
        },
      },
    });
  });
});
