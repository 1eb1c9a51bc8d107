import { givenCertificates } from "./linkerd-pems";
import { rule } from "./rule";

/** Days before the end at which Linkerd's own tools begin to warn. */
const WARN_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Nothing renews a certificate that was brought: it ends on its day. Certificates that Pulumi made are watched where
 * they are made, in every preview.
 *
 * @see linkerd/linkerd2: pkg/issuercerts/issuercerts.go, CheckExpiringSoon, edge-26.6.3
 */
export const linkerdCertificateExpiring = rule({
  id: "linkerd-certificate-expiring",
  severity: "warning",
  title: "Linkerd's certificates are valid for a while",
  needs: ["linkerd", "date"],
  judge: ({ linkerd, date }) =>
    givenCertificates(linkerd).flatMap(({ what, path, certificate: { subject, notAfter } }) => {
      const days = Math.round((Date.parse(notAfter) - Date.parse(date)) / DAY_MS);
      return days >= 0 && days < WARN_DAYS
        ? [
            {
              path,
              message: `the ${what} ${subject} ends on ${notAfter}, in ${String(days)} days; meshed pods could not speak with each other from then on`,
              remedy: "replace it before: docs/runbooks/linkerd-identity-rotation.md",
            },
          ]
        : [];
    }),
});
