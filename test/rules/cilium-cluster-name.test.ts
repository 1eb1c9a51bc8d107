import { ciliumClusterNameRule } from "../../rules/cilium-cluster-name";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-cluster-name", () => {
  it("refuses what the chart refuses", () => {
    assertRefused(
      ciliumClusterNameRule,
      { cni: { values: { cluster: { name: "Prod_EU" } } } },
      {
        path: "cni.values.cluster.name",
        message: /"Prod_EU" is not a Cilium cluster name.*would refuse it at install/,
        remedy: /leave it out: "dev-[0-9a-f]{8}"/,
      },
    );
  });
  it("refuses 33 characters", () => {
    assertRefused(
      ciliumClusterNameRule,
      { cni: { values: { cluster: { name: "a".repeat(33) } } } },
      { path: "cni.values.cluster.name", message: /1 to 32 characters/, remedy: /leave it out/ },
    );
  });
  it("refuses to have it removed", () => {
    assertRefused(
      ciliumClusterNameRule,
      { cni: { values: { cluster: { name: null } } } },
      {
        path: "cni.values.cluster.name",
        message: /null is not a Cilium cluster name/,
        remedy: /leave it out/,
      },
    );
  });
  it("accepts 32 characters", () => {
    assertAccepted(ciliumClusterNameRule, {
      cni: { values: { cluster: { name: "a".repeat(32) } } },
    });
  });
});
