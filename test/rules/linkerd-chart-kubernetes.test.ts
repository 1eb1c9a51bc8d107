import { linkerdChartKubernetes } from "../../rules/linkerd-chart-kubernetes";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-chart-kubernetes", () => {
  it("refuses a chart that wants a newer Kubernetes", () => {
    assertRefused(
      linkerdChartKubernetes,
      { cluster: { version: "1.30" }, linkerd: { version: "2026.6.3" } },
      {
        path: "linkerd.version",
        message: /needs Kubernetes 1\.31, the cluster has 1\.30; Helm would refuse/,
        remedy: /raise cluster\.version/,
      },
    );
  });
  it("refuses a control plane with a version of its own that wants a newer Kubernetes", () => {
    assertRefused(
      linkerdChartKubernetes,
      {
        cluster: { version: "1.30" },
        linkerd: { version: "2025.7.6", controlPlane: true, controlPlaneVersion: "2026.6.3" },
      },
      {
        path: "linkerd.controlPlaneVersion",
        message: /chart 2026\.6\.3 needs Kubernetes 1\.31/,
        remedy: /before 2026\.5\.1/,
      },
    );
  });
  it("accepts 1.31", () => {
    assertAccepted(linkerdChartKubernetes, { cluster: { version: "1.31" } });
  });
});
