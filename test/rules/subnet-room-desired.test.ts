import { subnetRoomDesired } from "../../rules/subnet-room-desired";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

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
          /10\.0\.0\.0\/25 has 123 addresses.* 8 of 22 nodes with their first pods alone would take 150 addresses, 8 blocks of 16.*not start/,
        remedy: /lower scaling\.desired/,
      },
    );
  });
  it("counts the fullest subnet: one node more than the others have", () => {
    // Seven of twenty nodes: 6 + 7 x (2 + 16) = 132 of 123 addresses; six of eighteen fit, and so do their blocks.
    const nodes = (desired: number) => ({
      cluster: { vpcCidr: "10.0.0.0/22" },
      nodeGroups: [{ ...AL2023, scaling: { min: 0, max: 20, desired } }],
    });
    assertRefused(subnetRoomDesired, nodes(20), {
      path: "cluster.vpcCidr",
      message: /would take 132 addresses, 7 blocks.*not start/,
      remedy: /larger block/,
    });
    assertAccepted(subnetRoomDesired, nodes(18));
  });
  it("says so where addresses are left and blocks are not", () => {
    // One node in each subnet: 7 blocks of 16 and two interfaces' own, with EKS's six exactly 120 of 123 addresses.
    assertRefused(
      subnetRoomDesired,
      {
        cluster: { vpcCidr: "10.0.0.0/22" },
        cni: { values: { ipam: { nodeSpec: { ipamMinAllocate: 112 } } } },
        nodeGroups: [{ ...AL2023, scaling: { min: 0, max: 3, desired: 3 } }],
      },
      {
        path: "cluster.vpcCidr",
        message: /would take 120 addresses, 7 blocks of 16.*no whole block, and most pods/,
        remedy: /larger block/,
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
