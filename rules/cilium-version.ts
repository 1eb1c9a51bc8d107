import { CILIUM_MINORS } from "../pins/supported-charts";
import { minorOf } from "../pins/version-order";
import { CniKind } from "../spec/choices";
import { rule } from "./rule";

const MINORS: readonly string[] = CILIUM_MINORS;

/**
 * The chart's keys and defaults were read for the minors that Cilium maintains. Below, defaults such as
 * masquerading differ; above, keys may be gone without an error. A version that is no number passes.
 *
 * @see cilium/charts: cilium-1.18.12, cilium-1.19.6, cilium-1.20.0, values.yaml
 */
export const ciliumVersion = rule({
  id: "cilium-version",
  severity: "warning",
  title: "Cilium's minor is one that was read",
  needs: ["cni"],
  judge: ({ cni }) => {
    const minor = minorOf(cni.version);
    return cni.kind === CniKind.Cilium && minor !== undefined && !MINORS.includes(minor)
      ? [
          {
            path: "cni.version",
            message: `${cni.version} is not among the minors whose chart was read (${MINORS.join(", ")}); values could be ignored or mean something else there`,
            remedy:
              "choose a version of these minors, or look at the rendered values and suppress this rule",
          },
        ]
      : [];
  },
});
