import { ciliumClusterId } from "../../rules/cilium-cluster-id";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-cluster-id", () => {
  it("refuses an id that collides with packet marks", () => {
    assertRefused(
      ciliumClusterId,
      { cni: { values: { cluster: { id: 200 } } } },
      {
        path: "cni.values.cluster.id",
        message: /200 is not allowed in eni mode.*would refuse it/,
        remedy: /below 128/,
      },
    );
  });
  it("accepts a low id", () => {
    assertAccepted(ciliumClusterId, { cni: { values: { cluster: { id: 12 } } } });
  });
  it("accepts it on an overlay", () => {
    assertAccepted(ciliumClusterId, {
      cni: { mode: "overlay", podCidr: "100.64.0.0/14", values: { cluster: { id: 200 } } },
    });
  });
});
