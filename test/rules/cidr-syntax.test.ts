import { cidrSyntax } from "../../rules/cidr-syntax";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cidr-syntax", () => {
  it("refuses what is no CIDR", () => {
    assertRefused(
      cidrSyntax,
      { cluster: { vpcCidr: "10.0.0.0" } },
      {
        path: "cluster.vpcCidr",
        message: /"10.0.0.0" is not a CIDR.*would refuse/,
        remedy: /10\.0\.0\.0\/16/,
      },
    );
  });
  it("refuses bits behind the prefix and shows the block that was meant", () => {
    assertRefused(
      cidrSyntax,
      { cluster: { serviceCidr: "172.20.0.7/16" } },
      {
        path: "cluster.serviceCidr",
        message: /bits set behind its prefix.*172\.20\.0\.0\/16/,
        remedy: /write "172\.20\.0\.0\/16"/,
      },
    );
  });
  it("accepts blocks that start at their first address", () => {
    assertAccepted(cidrSyntax, {
      cluster: { vpcCidr: "10.8.0.0/16", endpoint: { publicAccessCidrs: ["203.0.113.0/24"] } },
    });
  });
});
