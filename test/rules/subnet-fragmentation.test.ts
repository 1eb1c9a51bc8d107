import { subnetFragmentation } from "../../rules/subnet-fragmentation";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

const SMALL = { vpcCidr: "10.0.0.0/21" };
const SCALING = { min: 0, max: 6, desired: 1 };

describe("rule subnet-fragmentation", () => {
  it("tells of subnets whose blocks single addresses may spoil", () => {
    // Two of six nodes in each /24 of 14 whole blocks: 3 blocks for 40 pods and two interfaces each, and EKS's six.
    assertRefused(
      subnetFragmentation,
      { cluster: SMALL, nodeGroups: [{ ...AL2023, scaling: SCALING, maxPods: 40 }] },
      {
        path: "cluster.vpcCidr",
        message:
          /has 251 addresses, with 14 whole blocks of 16, and 2 of 6 nodes.*take 106 addresses, 6 blocks.*could leave no whole block/,
        remedy: /create-subnet-cidr-reservation --reservation-type prefix/,
      },
    );
  });
  it("says nothing while every address may spoil a block of its own", () => {
    // One node: 3 blocks and 8 single addresses of 14.
    assertAccepted(subnetFragmentation, {
      cluster: SMALL,
      nodeGroups: [{ ...AL2023, scaling: { min: 0, max: 3, desired: 1 }, maxPods: 40 }],
    });
  });
  it("has nothing to tell without prefixes, of large subnets, and of what does not fit anyway", () => {
    assertAccepted(subnetFragmentation);
    assertAccepted(subnetFragmentation, {
      cluster: SMALL,
      cni: { prefixDelegation: false },
      group: { scaling: SCALING },
    });
    assertAccepted(subnetFragmentation, {
      cluster: SMALL,
      group: { scaling: { min: 0, max: 40, desired: 1 } },
    });
  });
});
