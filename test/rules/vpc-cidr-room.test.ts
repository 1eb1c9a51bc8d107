import { vpcCidrRoom } from "../../rules/vpc-cidr-room";
import { assertAccepted, assertRefused } from "./spec-fixture";

const SMALL = { vpcCidr: "10.0.0.0/22" };

describe("rule vpc-cidr-room", () => {
  it("warns of more pods than the fullest subnet holds", () => {
    // 9 nodes in three /25: three nodes of 2 + 8 x 16 addresses each, and EKS's six.
    assertRefused(
      vpcCidrRoom,
      { cluster: SMALL, group: { scaling: { min: 0, max: 5, desired: 2 } } },
      {
        path: "cluster.vpcCidr",
        message:
          /10\.0\.0\.0\/25 has 123 addresses, with 6 whole blocks of 16, and 3 of 9 nodes.*396 addresses, 24 blocks of 16.*would stay without an address/,
        remedy: /larger block/,
      },
    );
  });
  it("counts single addresses where there are no prefixes", () => {
    // 9 nodes: 3 + 27 each, three of them in one subnet: 90, and EKS's six.
    assertAccepted(vpcCidrRoom, {
      cluster: SMALL,
      cni: { prefixDelegation: false },
      group: { scaling: { min: 0, max: 5, desired: 2 } },
    });
    assertRefused(
      vpcCidrRoom,
      {
        cluster: SMALL,
        cni: { prefixDelegation: false },
        group: { scaling: { min: 0, max: 6, desired: 2 } },
      },
      {
        path: "cluster.vpcCidr",
        message: /4 of 10 nodes with all their pods would take 126 addresses;/,
        remedy: /lower scaling\.max or maxPods/,
      },
    );
  });
  it("leaves to another rule what does not even start", () => {
    assertAccepted(vpcCidrRoom, {
      cluster: SMALL,
      group: { scaling: { min: 0, max: 50, desired: 50 } },
    });
  });
  it("has room for the default stack, and for an overlay in a small VPC", () => {
    assertAccepted(vpcCidrRoom);
    assertAccepted(vpcCidrRoom, {
      cluster: SMALL,
      cni: { mode: "overlay", podCidr: "100.64.0.0/14" },
      group: { scaling: { min: 0, max: 200, desired: 2 } },
    });
  });
  it("does not know the size of existing subnets", () => {
    assertAccepted(vpcCidrRoom, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
      group: { scaling: { min: 0, max: 5000, desired: 2 } },
    });
  });
});
