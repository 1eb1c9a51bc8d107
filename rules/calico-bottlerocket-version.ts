import { isOlder } from "../pins/version-order";
import { CniKind, OperatingSystem } from "../spec/choices";
import { rule } from "./rule";

/** First release that Calico's requirements name. */
const FIRST = "1.47";

/**
 * Calico's requirements name Bottlerocket 1.47, the first whose variants have the nft tools. Releases of AMIs are
 * written `1.47.0-….`; one that is left out is EKS's newest.
 *
 * @see tigera/docs: calico/_includes/partials/_system-requirements.mdx, 2026-08-21
 */
export const calicoBottlerocketVersion = rule({
  id: "calico-bottlerocket-version",
  severity: "error",
  title: "Bottlerocket is one that Calico runs on",
  needs: ["cni", "group"],
  judge: ({ cni, group }) =>
    cni.kind === CniKind.Calico &&
    group.operatingSystem === OperatingSystem.Bottlerocket &&
    group.releaseVersion !== undefined &&
    isOlder(group.releaseVersion, FIRST)
      ? [
          {
            path: "releaseVersion",
            message: `${group.releaseVersion} is older than ${FIRST}, the first Bottlerocket that Calico's requirements name; calico-node could fail to program the node, which would then run pods without a network`,
            remedy: `write a release of ${FIRST} or later, or leave it out`,
          },
        ]
      : [],
});
