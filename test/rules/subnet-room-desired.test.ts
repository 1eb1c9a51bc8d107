import { subnetRoomDesired } from "../../rules/subnet-room-desired";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule subnet-room-desired", () => {
  it("refuses more first nodes than the subnets have blocks for", () => {
    // 22 nodes, eight of them in the first /25: a block of 16 each, and there are six.
    assertRefused(
      subnetRoomDesired,
      {
        cluster: { vpcCidr: "10.0.0.0/22" },
        group: { scaling: { min: 0, max: 20, desired: 20 } },
      },
      {
        path: "cluster.vpcCidr",
        message:
          /10\.0\.0\.0\/25 has 123 addresses.* 8 of 22 nodes with their first pods alone would take 150 addresses, 8 blocks of 16/,
        remedy: /lower scaling\.desired/,
      },
    );
  });
  it("accepts first nodes that fit, however many may follow", () => {
    assertAccepted(subnetRoomDesired);
    assertAccepted(subnetRoomDesired, {
      cluster: { vpcCidr: "10.0.0.0/22" },
      group: { scaling: { min: 0, max: 500, desired: 2 } },
    });
  });
  it("does not know the size of existing subnets", () => {
    assertAccepted(subnetRoomDesired, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
      group: { scaling: { min: 0, max: 5000, desired: 5000 } },
    });
  });
});
