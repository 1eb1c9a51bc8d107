import { serviceCidrRange } from "../../rules/service-cidr-range";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule service-cidr-range", () => {
  it("refuses a public block", () => {
    assertRefused(
      serviceCidrRange,
      { cluster: { serviceCidr: "100.64.0.0/16" } },
      {
        path: "cluster.serviceCidr",
        message: /100\.64\.0\.0\/16 is not allowed.*EKS would refuse/,
        remedy: /172\.20\.0\.0\/16/,
      },
    );
  });
  it("refuses a prefix longer than 24", () => {
    assertRefused(
      serviceCidrRange,
      { cluster: { serviceCidr: "10.100.0.0/25" } },
      { path: "cluster.serviceCidr", message: /\/12 to \/24/, remedy: /leave it out/ },
    );
  });
  it("accepts a private block", () => {
    assertAccepted(serviceCidrRange, { cluster: { serviceCidr: "10.100.0.0/16" } });
  });
  it("takes what an existing cluster has", () => {
    assertAccepted(serviceCidrRange, {
      cluster: {
        existing: true,
        network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] },
        serviceCidr: "100.64.0.0/16",
      },
    });
  });
});
