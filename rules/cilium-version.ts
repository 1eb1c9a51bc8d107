import { CniKind } from "../spec/choices";
import { rule } from "./rule";
import { isAtLeast, isOlder } from "../pins/version-order";

const OLDEST = "1.18";
const AFTER_NEWEST = "1.21";

/**
 * The chart's keys and defaults were read for 1.18 to 1.20, which are also the minors that Cilium
 * maintains. Below, defaults such as masquerading differ; above, keys may be gone without an error.
 *
 * @see cilium/charts: cilium-1.18.12, cilium-1.19.6, cilium-1.20.0, values.yaml
 */
export const ciliumVersion = rule({
  id: "cilium-version",
  severity: "warning",
  title: "Cilium's minor is one that was read",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.kind === CniKind.Cilium &&
    (isOlder(cni.version, OLDEST) || isAtLeast(cni.version, AFTER_NEWEST))
      ? [
          {
            path: "cni.version",
            message: `${cni.version} is not among the minors whose chart was read (1.18, 1.19, 1.20); values could be ignored or mean something else there`,
            remedy:
              "choose a version of these minors, or look at the rendered values and suppress this rule",
          },
        ]
      : [],
});
