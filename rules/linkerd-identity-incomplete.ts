import { LinkerdIdentitySource } from "../spec/choices";
import type { LinkerdSpec } from "../spec/cluster-spec";
import { valueAt } from "./document-value";
import { rule } from "./rule";

function missingKeys({ identity, controlPlaneValues }: LinkerdSpec): readonly string[] {
  const { source, trustAnchorsPem, issuerCertificatePem, issuerKey } = identity;
  const external = valueAt(controlPlaneValues, "identity.externalCA") === true;
  const issuer = source === LinkerdIdentitySource.Provided;
  return [
    ...(trustAnchorsPem === undefined && !external ? ["trustAnchorsPem"] : []),
    ...(issuer && issuerCertificatePem === undefined ? ["issuerCertificatePem"] : []),
    ...(issuer && issuerKey === undefined ? ["issuerKeyPem"] : []),
  ];
}

/**
 * With `provided` the chart refuses to render without the issuer and its key; with `certManager` every proxy needs the
 * trust anchor, which cert-manager keeps to itself.
 *
 * @see linkerd/linkerd2: charts/linkerd-control-plane/templates/identity.yaml, edge-26.6.3
 */
export const linkerdIdentityIncomplete = rule({
  id: "linkerd-identity-incomplete",
  severity: "error",
  title: "An identity that is brought is whole",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.controlPlane && linkerd.identity.source !== LinkerdIdentitySource.Generated
      ? missingKeys(linkerd).map((key) => ({
          path: `linkerd.identity.${key}`,
          message: `missing with source ${linkerd.identity.source}; ${
            key === "trustAnchorsPem"
              ? "no proxy would trust another"
              : "Helm would refuse to render the chart"
          }`,
          remedy:
            key === "issuerKeyPem"
              ? "give the key's PEM as a secure value, or write source: generated"
              : "give the PEM, or write source: generated",
        }))
      : [],
});
