import { LinkerdIdentitySource } from "../spec/choices";
import type { LinkerdIdentitySpec } from "../spec/cluster-spec";
import { rule } from "./rule";

function unusedKeys(identity: LinkerdIdentitySpec): readonly string[] {
  const { source, trustAnchorsPem, issuerCertificatePem, issuerKey } = identity;
  if (source === LinkerdIdentitySource.Provided) return [];
  return [
    ...(source === LinkerdIdentitySource.Generated && trustAnchorsPem !== undefined
      ? ["trustAnchorsPem"]
      : []),
    ...(issuerCertificatePem === undefined ? [] : ["issuerCertificatePem"]),
    ...(issuerKey === undefined ? [] : ["issuerKeyPem"]),
  ];
}

/**
 * PEM texts that the source does not use would be left out without a word, and the cluster would trust something else.
 *
 * @see linkerd/linkerd2: charts/linkerd-control-plane/values.yaml, identity, edge-26.6.3
 */
export const linkerdIdentityUnused = rule({
  id: "linkerd-identity-unused",
  severity: "error",
  title: "Every PEM that is given is used",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.controlPlane
      ? unusedKeys(linkerd.identity).map((key) => ({
          path: `linkerd.identity.${key}`,
          message: `given with source ${linkerd.identity.source}, which does not use it; the cluster would trust and sign with something else`,
          remedy: "write source: provided, or delete it",
        }))
      : [],
});
