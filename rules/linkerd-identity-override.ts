import { LinkerdIdentitySource } from "../spec/choices";
import type { LinkerdSpec } from "../spec/cluster-spec";
import { givenPaths, valueAt } from "./document-value";
import { rule } from "./rule";

const KEYS = [
  "identityTrustAnchorsPEM",
  "identity.issuer.tls.crtPEM",
  "identity.issuer.tls.keyPEM",
];
const SCHEME = "identity.issuer.scheme";

function overrides({ controlPlaneValues, identity }: LinkerdSpec): readonly string[] {
  const scheme = valueAt(controlPlaneValues, SCHEME);
  const own =
    identity.source === LinkerdIdentitySource.CertManager ? "kubernetes.io/tls" : "linkerd.io/tls";
  return [
    ...givenPaths(controlPlaneValues, KEYS),
    ...(scheme === undefined || scheme === own ? [] : [SCHEME]),
  ];
}

/**
 * In `controlPlaneValues` an identity is neither judged nor kept secret, and lies over the one of `linkerd.identity`.
 *
 * @see linkerd/linkerd2: charts/linkerd-control-plane/values.yaml, identity, edge-26.6.3
 */
export const linkerdIdentityOverride = rule({
  id: "linkerd-identity-override",
  severity: "error",
  title: "The identity is written in one place",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.controlPlane
      ? overrides(linkerd).map((path) => ({
          path: `linkerd.controlPlaneValues.${path}`,
          message:
            "belongs to linkerd.identity; here it would be neither judged nor kept secret, and would contradict what is written there",
          remedy: "write it in linkerd.identity, with source: provided or certManager",
        }))
      : [],
});
