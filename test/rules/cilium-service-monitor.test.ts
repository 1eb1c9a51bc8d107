import { ciliumServiceMonitor } from "../../rules/cilium-service-monitor";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-service-monitor", () => {
  it("refuses a ServiceMonitor before its CRD", () => {
    assertRefused(
      ciliumServiceMonitor,
      { cni: { values: { prometheus: { enabled: true, serviceMonitor: { enabled: true } } } } },
      {
        path: "cni.values.prometheus.serviceMonitor.enabled",
        message: /the chart would refuse to render/,
        remedy: /later update/,
      },
    );
  });
  it("accepts metrics alone", () => {
    assertAccepted(ciliumServiceMonitor, { cni: { values: { prometheus: { enabled: true } } } });
  });
  it("trusts who says that the CRDs are there", () => {
    assertAccepted(ciliumServiceMonitor, {
      cni: {
        values: {
          prometheus: { enabled: true, serviceMonitor: { enabled: true, trustCRDsExist: true } },
        },
      },
    });
  });
});
