import { LinkerdEdition, LinkerdIdentitySource } from "../spec/choices";
import type { LinkerdSpec } from "../spec/cluster-spec";
import { rule } from "./rule";

function givenKeys(linkerd: LinkerdSpec): readonly string[] {
  const { identity } = linkerd;
  const brings =
    identity.source !== LinkerdIdentitySource.Generated ||
    identity.trustAnchorsPem !== undefined ||
    identity.issuerCertificatePem !== undefined ||
    identity.issuerKey !== undefined;
  return [
    ...(linkerd.edition === LinkerdEdition.Enterprise ? ["edition"] : []),
    ...(linkerd.licenseSecret === undefined ? [] : ["licenseSecret"]),
    ...(brings ? ["identity"] : []),
    ...(Object.keys(linkerd.crdsValues).length > 0 ? ["crdsValues"] : []),
    ...(Object.keys(linkerd.controlPlaneValues).length > 0 ? ["controlPlaneValues"] : []),
  ];
}

/**
 * Settings of the control plane do nothing while it is not installed.
 *
 * @see docs/configuration.md, linkerd
 */
export const linkerdControlPlaneUnused = rule({
  id: "linkerd-control-plane-unused",
  severity: "warning",
  title: "Settings of the control plane have one",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.controlPlane
      ? []
      : givenKeys(linkerd).map((key) => ({
          path: `linkerd.${key}`,
          message: "belongs to the control plane, which is not installed; nothing would come of it",
          remedy: "write controlPlane: true, or delete it",
        })),
});
