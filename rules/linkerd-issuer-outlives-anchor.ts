import { LinkerdIdentitySource } from "../spec/choices";
import type { LinkerdSpec } from "../spec/cluster-spec";
import { givenCertificates } from "./linkerd-pems";
import { type Finding, rule } from "./rule";

function generatedFindings({ identity }: LinkerdSpec): readonly Finding[] {
  return identity.issuerDays > identity.trustAnchorDays
    ? [
        {
          path: "linkerd.identity.issuerDays",
          message: `${String(identity.issuerDays)} days, and the trust anchor that signs it has ${String(identity.trustAnchorDays)}; the issuer would be worth nothing when the anchor ends`,
          remedy: "write fewer days than trustAnchorDays",
        },
      ]
    : [];
}

function givenFindings(linkerd: LinkerdSpec): readonly Finding[] {
  const given = givenCertificates(linkerd);
  const issuer = given.find(({ what }) => what === "issuer");
  const signers = given.filter(
    ({ what, certificate }) =>
      what === "trust anchor" && issuer?.certificate.isSignedBy(certificate) === true,
  );
  const last = signers
    .map(({ certificate }) => certificate.notAfter)
    .sort()
    .at(-1);
  return issuer === undefined || last === undefined || issuer.certificate.notAfter <= last
    ? []
    : [
        {
          path: issuer.path,
          message: `the issuer ends on ${issuer.certificate.notAfter}, the trust anchor that signed it on ${last}; the issuer would be worth nothing when the anchor ends`,
          remedy: "watch the anchor's end, and replace the anchor before the issuer",
        },
      ];
}

/**
 * A chain is as valid as its shortest part: whoever watches the issuer alone is surprised by the anchor.
 *
 * @see RFC 5280, section 6.1.3
 */
export const linkerdIssuerOutlivesAnchor = rule({
  id: "linkerd-issuer-outlives-anchor",
  severity: "warning",
  title: "The issuer ends before its trust anchor",
  needs: ["linkerd"],
  judge: (subject) => {
    const { linkerd } = subject;
    if (!linkerd.controlPlane) return [];
    return linkerd.identity.source === LinkerdIdentitySource.Generated
      ? generatedFindings(linkerd)
      : givenFindings(linkerd);
  },
});
