import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isOlder } from "../pins/version-order";
import { CniKind } from "../spec/choices";
import { rule } from "./rule";

const FIRST = FIRST_VERSIONS.calicoCrdsChart.chart;

/**
 * Up to 3.31 the CRDs were part of the operator's chart, where Helm installs them once and never upgrades them; since
 * then they are a chart of their own, which is installed first. For an older version there is no such chart.
 *
 * @see projectcalico/calico: charts/crd.projectcalico.org.v1/README.md, v3.32.1, and charts/ at v3.31.7
 */
export const calicoCrdsChart = rule({
  id: "calico-crds-chart",
  severity: "error",
  title: "Calico's CRDs have a chart of their own",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.kind === CniKind.Calico && isOlder(cni.version, FIRST)
      ? [
          {
            path: "cni.version",
            message: `${cni.version} has no chart crd.projectcalico.org.v1, ${FIRST} is the first that has; the release calico-crds would fail after the control plane was created`,
            remedy: `write ${FIRST} or later, or leave the key out`,
          },
        ]
      : [],
});
