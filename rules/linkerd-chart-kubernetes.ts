import { FIRST_VERSIONS } from "../pins/supported-charts";
import { LinkerdEdition } from "../spec/choices";
import { rule } from "./rule";
import { isAtLeast, isOlder } from "../pins/version-order";

/**
 * The chart states the Kubernetes versions that it takes: from 2026.5.1 on, 1.31 and later.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/Chart.yaml and charts/linkerd-control-plane/Chart.yaml, kubeVersion, edge-26.5.1, edge-26.6.3
 */
export const linkerdChartKubernetes = rule({
  id: "linkerd-chart-kubernetes",
  severity: "error",
  title: "The chart takes this Kubernetes",
  needs: ["linkerd", "version"],
  judge: ({ linkerd, version }) => {
    const { edition, controlPlane, controlPlaneVersion } = linkerd;
    const edge = controlPlane && edition === LinkerdEdition.Edge;
    return [
      ...(linkerd.cni ? [{ key: "version", chart: linkerd.version }] : []),
      ...(edge &&
      controlPlaneVersion !== undefined &&
      (!linkerd.cni || controlPlaneVersion !== linkerd.version)
        ? [{ key: "controlPlaneVersion", chart: controlPlaneVersion }]
        : []),
    ]
      .filter(
        ({ chart }) =>
          isAtLeast(chart, FIRST_VERSIONS.linkerdKubernetes131.chart) && isOlder(version, "1.31"),
      )
      .map(({ key, chart }) => ({
        path: `linkerd.${key}`,
        message: `chart ${chart} needs Kubernetes 1.31, the cluster has ${version}; Helm would refuse to install it`,
        remedy: "raise cluster.version, or write a chart before 2026.5.1",
      }));
  },
});
