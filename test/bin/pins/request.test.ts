import assert from "node:assert/strict";
import { listPinRequests } from "../../../bin/pins/request";
import type { LinkerdSettings } from "../../../spec/cluster-input";
import { clusterInput } from "../../rules/spec-fixture";

/** What a bump would look up for Linkerd's charts. */
function chartsOf(linkerd: Partial<LinkerdSettings>) {
  return listPinRequests(clusterInput({ linkerd }), true).flatMap((request) =>
    request.kind === "chartVersion" && request.path[0] === "eks-cni:linkerd"
      ? [[request.path[1], request.chart, request.version, request.repository]]
      : [],
  );
}

describe("a bump of Linkerd's charts", () => {
  const CNI = ["version", "linkerd2-cni", "2026.6.3", "https://helm.linkerd.io/edge"];

  it("has one version for all charts of an edge release", () => {
    assert.deepEqual(chartsOf({}), [CNI]);
    assert.deepEqual(chartsOf({ controlPlane: true }), [CNI]);
  });

  it("has the control plane's own where it has one, or stands alone", () => {
    const own = (version: string) => [
      "controlPlaneVersion",
      "linkerd-control-plane",
      version,
      "https://helm.linkerd.io/edge",
    ];
    assert.deepEqual(chartsOf({ controlPlane: true, controlPlaneVersion: "2026.6.1" }), [
      CNI,
      own("2026.6.1"),
    ]);
    assert.deepEqual(chartsOf({ cni: false, controlPlane: true }), [own("2026.6.3")]);
  });

  it("looks the enterprise edition up where it is, once somebody said which minor", () => {
    const enterprise = { controlPlane: true, edition: "enterprise" as const };
    assert.deepEqual(chartsOf(enterprise), [CNI]);
    assert.deepEqual(chartsOf({ ...enterprise, controlPlaneVersion: "2.20.2" }), [
      CNI,
      [
        "controlPlaneVersion",
        "linkerd-enterprise-control-plane",
        "2.20.2",
        "https://helm.buoyant.cloud",
      ],
    ]);
  });
});
