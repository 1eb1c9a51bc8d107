import { vpcCidrSize } from "../../rules/vpc-cidr-size";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule vpc-cidr-size", () => {
  it("refuses a VPC that cannot be cut", () => {
    assertRefused(
      vpcCidrSize,
      { cluster: { vpcCidr: "10.0.0.0/24" } },
      {
        path: "cluster.vpcCidr",
        message: /10\.0\.0\.0\/24.*\/16 to \/22.*would refuse/,
        remedy: /10\.0\.0\.0\/16/,
      },
    );
  });
  it("refuses a VPC larger than AWS allows", () => {
    assertRefused(
      vpcCidrSize,
      { cluster: { vpcCidr: "10.0.0.0/8" } },
      { path: "cluster.vpcCidr", message: /\/16 to \/22/, remedy: /10\.0\.0\.0\/16/ },
    );
  });
  it("accepts the smallest that can be cut", () => {
    assertAccepted(vpcCidrSize, { cluster: { vpcCidr: "10.0.0.0/22" } });
  });
});
