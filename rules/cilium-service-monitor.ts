import { ciliumValue, isOn } from "./cilium-values";
import { rule } from "./rule";

const EXPORTERS = [
  "prometheus",
  "operator.prometheus",
  "envoy.prometheus",
  "hubble.relay.prometheus",
];

/**
 * A ServiceMonitor needs the CRDs of the Prometheus operator, which a new cluster does not have when its
 * CNI is installed. The chart then refuses to render unless it is told to trust that they come.
 *
 * @see cilium/charts: cilium-1.20.0, templates/validate.yaml, "Service Monitor requires monitoring.coreos.com/v1 CRDs"
 */
export const ciliumServiceMonitor = rule({
  id: "cilium-service-monitor",
  severity: "error",
  title: "A new cluster has no ServiceMonitors before their CRDs",
  needs: ["cni", "existing"],
  judge: ({ cni, existing }) =>
    existing || isOn(ciliumValue(cni, "prometheus.serviceMonitor.trustCRDsExist"))
      ? []
      : EXPORTERS.filter(
          (exporter) =>
            isOn(ciliumValue(cni, `${exporter}.enabled`)) &&
            isOn(ciliumValue(cni, `${exporter}.serviceMonitor.enabled`)),
        ).map((exporter) => ({
          path: `cni.values.${exporter}.serviceMonitor.enabled`,
          message:
            "on, in a cluster that has no CRDs of monitoring.coreos.com when its CNI is installed; the chart would refuse to render and no node would become Ready",
          remedy: "switch it on in a later update, when the Prometheus operator is there",
        })),
});
