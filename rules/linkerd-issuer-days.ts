import { LinkerdIdentitySource } from "../spec/choices";
import { rule } from "./rule";

/** Days before the end at which Linkerd's own tools, and our previews, begin to warn. */
const WARN_DAYS = 60;

/**
 * Nothing renews a generated issuer by itself: somebody raises `generation` before it ends, and is warned for 60 days.
 *
 * @see linkerd/linkerd2: pkg/issuercerts/issuercerts.go, expirationWarningThresholdInDays, edge-26.6.3
 */
export const linkerdIssuerDays = rule({
  id: "linkerd-issuer-days",
  severity: "warning",
  title: "A generated issuer lives longer than the warning before its end",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.controlPlane &&
    linkerd.identity.source === LinkerdIdentitySource.Generated &&
    linkerd.identity.issuerDays <= WARN_DAYS
      ? [
          {
            path: "linkerd.identity.issuerDays",
            message: `${String(linkerd.identity.issuerDays)} days; every preview would warn from the first day on, and the mesh would stop on the last unless somebody raises generation before`,
            remedy: "write more than 60, or let cert-manager renew it: source: certManager",
          },
        ]
      : [],
});
