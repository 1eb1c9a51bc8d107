import { singleSubnetNodes } from "../../rules/single-subnet-nodes";
import { UNKNOWN } from "../../spec/known";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule single-subnet-nodes", () => {
  it("warns of a group in one zone", () => {
    assertRefused(
      singleSubnetNodes,
      { group: { subnetIds: ["subnet-1"] } },
      {
        path: "nodeGroups[0].subnetIds",
        message: /one zone.*would take every node/,
        remedy: /each zone/,
      },
    );
  });
  it("accepts two subnets", () => {
    assertAccepted(singleSubnetNodes, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
    });
  });
  it("says nothing of an id that is not known", () => {
    assertAccepted(singleSubnetNodes, { group: { subnetIds: [UNKNOWN] as unknown as string[] } });
  });
});
