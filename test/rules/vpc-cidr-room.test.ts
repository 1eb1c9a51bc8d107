import { vpcCidrRoom } from "../../rules/vpc-cidr-room";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule vpc-cidr-room", () => {
  it("warns of more nodes than the subnets hold", () => {
    assertRefused(
      vpcCidrRoom,
      { cluster: { vpcCidr: "10.0.0.0/22" }, group: { scaling: { min: 0, max: 50, desired: 2 } } },
      {
        path: "cluster.vpcCidr",
        message: /384 addresses.*54 nodes.*1728.*would stay without an address/,
        remedy: /larger block/,
      },
    );
  });
  it("has room for the default stack", () => {
    assertAccepted(vpcCidrRoom);
  });
  it("does not know the size of existing subnets", () => {
    assertAccepted(vpcCidrRoom, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
      group: { scaling: { min: 0, max: 5000, desired: 2 } },
    });
  });
});
