import { controlPlaneSubnets } from "../../rules/control-plane-subnets";
import { UNKNOWN } from "../../spec/known";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule control-plane-subnets", () => {
  it("refuses a single subnet", () => {
    assertRefused(
      controlPlaneSubnets,
      { cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-1"] } } },
      {
        path: "cluster.network.subnetIds",
        message: /1 subnet.*EKS would refuse/,
        remedy: /two or more zones/,
      },
    );
  });
  it("accepts two subnets", () => {
    assertAccepted(controlPlaneSubnets, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
    });
  });
  it("waits for a list that is not known", () => {
    assertAccepted(controlPlaneSubnets, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: UNKNOWN as unknown as string[] } },
    });
  });
  it("takes unknown ids for different ones", () => {
    assertAccepted(controlPlaneSubnets, {
      cluster: {
        network: { vpcId: "vpc-1", subnetIds: [UNKNOWN, UNKNOWN] as unknown as string[] },
      },
    });
  });
});
