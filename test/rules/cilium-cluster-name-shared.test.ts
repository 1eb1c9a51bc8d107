import { ciliumClusterNameShared } from "../../rules/cilium-cluster-name-shared";
import { overlayWith } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-cluster-name-shared", () => {
  it("warns of a name that another cluster may have", () => {
    assertRefused(
      ciliumClusterNameShared,
      { cni: { values: { cluster: { name: "prod" } } } },
      {
        path: "cni.values.cluster.name",
        message: /two clusters of one name would delete each other/,
        remedy: /leave it out/,
      },
    );
  });
  it("is content with the derived name", () => {
    assertAccepted(ciliumClusterNameShared);
  });
  it("leaves a name alone where Cilium makes no ENI to tag with it", () => {
    assertAccepted(ciliumClusterNameShared, overlayWith({ cluster: { name: "prod" } }));
  });
});
