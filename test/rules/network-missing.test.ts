import { networkMissing } from "../../rules/network-missing";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule network-missing", () => {
  it("refuses an existing cluster without subnets", () => {
    assertRefused(
      networkMissing,
      { cluster: { existing: true } },
      { path: "cluster.network", message: /could not reach the cluster/, remedy: /subnetIds/ },
    );
  });
  it("accepts one that names them", () => {
    assertAccepted(networkMissing, {
      cluster: { existing: true, network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
    });
  });
});
