import { givenCertificates } from "./linkerd-pems";
import { rule } from "./rule";

/**
 * With an issuer that is not valid no proxy gets a certificate; with a trust anchor that is not, none accepts another's.
 *
 * @see linkerd/linkerd2: pkg/issuercerts/issuercerts.go, CheckCertValidityPeriod, edge-26.6.3
 */
export const linkerdCertificateExpired = rule({
  id: "linkerd-certificate-expired",
  severity: "error",
  title: "Linkerd's certificates are valid today",
  needs: ["linkerd", "date"],
  judge: ({ linkerd, date }) =>
    givenCertificates(linkerd)
      .filter(({ certificate: { notBefore, notAfter } }) => notAfter < date || notBefore > date)
      .map(({ what, path, certificate: { subject, notBefore, notAfter } }) => ({
        path,
        message: `the ${what} ${subject} is valid from ${notBefore} to ${notAfter} and not on ${date}; meshed pods could not speak with each other`,
        remedy: "replace it: docs/runbooks/linkerd-identity-rotation.md",
      })),
});
