import { LinkerdEdition } from "../spec/choices";
import { valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * The enterprise edition starts with a license only, in its values or in a Secret; the other edition has none.
 *
 * @see docs.buoyant.io: Lifecycle automation reference, controlPlaneConfig.license and licenseSecret
 */
export const linkerdLicense = rule({
  id: "linkerd-license",
  severity: "error",
  title: "The license goes with the edition",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    if (!linkerd.controlPlane) return [];
    if (linkerd.edition === LinkerdEdition.Edge) {
      return linkerd.licenseSecret === undefined
        ? []
        : [
            {
              path: "linkerd.licenseSecret",
              message:
                "given with edition edge, whose chart has no such value; it would be ignored in silence",
              remedy: "delete it, or write edition: enterprise",
            },
          ];
    }
    const given =
      linkerd.licenseSecret ??
      valueAt(linkerd.controlPlaneValues, "license") ??
      valueAt(linkerd.controlPlaneValues, "licenseSecret");
    return given === undefined
      ? [
          {
            path: "linkerd.licenseSecret",
            message:
              "missing with edition enterprise; the control plane would not start without a license",
            remedy: "write the name of a Secret in the namespace linkerd whose key license has it",
          },
        ]
      : [];
  },
});
