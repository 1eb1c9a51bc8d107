import { rule } from "./rule";

/**
 * The enterprise edition has no pinned version: its licence says which one may be used.
 *
 * @see docs.buoyant.io: Buoyant Enterprise for Linkerd, releases
 */
export const linkerdEnterpriseVersion = rule({
  id: "linkerd-enterprise-version",
  severity: "error",
  title: "The enterprise edition has a version",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.controlPlane && linkerd.controlPlaneVersion === undefined
      ? [
          {
            path: "linkerd.controlPlaneVersion",
            message:
              "missing with edition enterprise; Helm would take whatever is newest, and another version on the next day",
            remedy: 'write the version of your licence, for example controlPlaneVersion: "2.20.2"',
          },
        ]
      : [],
});
