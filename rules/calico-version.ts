import { CALICO_MINORS, FIRST_VERSIONS } from "../pins/supported-charts";
import { isAtLeast, minorOf } from "../pins/version-order";
import { CniKind } from "../spec/choices";
import { rule } from "./rule";

const MINORS: readonly string[] = CALICO_MINORS;

/**
 * The operator's defaults change between minors, and its CRDs drop keys that they do not know. A version that is no
 * number passes; one without a chart of the CRDs is left to `calico-crds-chart`.
 *
 * @see projectcalico/calico: charts/tigera-operator/values.yaml, v3.32.1; tigera/operator: pkg/controller/installation, v1.42.3
 */
export const calicoVersion = rule({
  id: "calico-version",
  severity: "warning",
  title: "Calico's minor is one that was read",
  needs: ["cni"],
  judge: ({ cni }) => {
    const minor = minorOf(cni.version);
    return cni.kind === CniKind.Calico &&
      minor !== undefined &&
      isAtLeast(cni.version, FIRST_VERSIONS.calicoCrdsChart.chart) &&
      !MINORS.includes(minor)
      ? [
          {
            path: "cni.version",
            message: `${cni.version} is not among the minors whose operator and CRDs were read (${MINORS.join(", ")}); values could be dropped or mean something else there`,
            remedy:
              "choose a version of these minors, or look at the Installation that the API server took and suppress this rule",
          },
        ]
      : [];
  },
});
