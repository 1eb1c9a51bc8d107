import { FIRST_VERSIONS } from "../pins/supported-charts";
import { rule } from "./rule";
import { isAtLeast, isOlder } from "../pins/version-order";

/**
 * The chart states the Kubernetes versions that it takes: from 2026.5.1 on, 1.31 and later.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/Chart.yaml, kubeVersion, edge-26.5.1
 */
export const linkerdChartKubernetes = rule({
  id: "linkerd-chart-kubernetes",
  severity: "error",
  title: "The chart takes this Kubernetes",
  needs: ["linkerd", "version"],
  judge: ({ linkerd, version }) =>
    linkerd.cni &&
    isAtLeast(linkerd.version, FIRST_VERSIONS.linkerdKubernetes131.chart) &&
    isOlder(version, "1.31")
      ? [
          {
            path: "linkerd.version",
            message: `chart ${linkerd.version} needs Kubernetes 1.31, the cluster has ${version}; Helm would refuse to install it`,
            remedy: "raise cluster.version, or write a chart before 2026.5.1",
          },
        ]
      : [],
});
