import { OperatingSystem } from "../spec/choices";
import { rule } from "./rule";

const STALE = "20250904";

/**
 * Release v20250904 restarts systemd-networkd after it narrowed it to the primary interface, which leaves
 * the address and default route of a second interface behind.
 *
 * @see awslabs/amazon-eks-ami#2432
 */
export const staleRouteRelease = rule({
  id: "stale-route-release",
  severity: "warning",
  title: "The AMI release leaves no stale routes",
  needs: ["group"],
  judge: ({ group }) =>
    group.operatingSystem === OperatingSystem.AL2023 &&
    group.releaseVersion?.endsWith(`-${STALE}`) === true
      ? [
          {
            path: "releaseVersion",
            message: `${group.releaseVersion} restarts systemd-networkd at boot; a second interface could keep its default route, and Cilium would not start`,
            remedy: "choose v20250915 or later",
          },
        ]
      : [],
});
