import { cidrOverlap } from "../../rules/cidr-overlap";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cidr-overlap", () => {
  it("refuses Services inside the VPC", () => {
    assertRefused(
      cidrOverlap,
      { cluster: { vpcCidr: "172.20.0.0/16", serviceCidr: "172.20.128.0/20" } },
      {
        path: "cluster.serviceCidr",
        message:
          /172\.20\.128\.0\/20 for Services overlaps 172\.20\.0\.0\/16 of the VPC.*unreachable/,
        remedy: /share no address/,
      },
    );
  });
  it("refuses pods that overlap Services", () => {
    assertRefused(
      cidrOverlap,
      { cni: { mode: "overlay", podCidr: "172.16.0.0/12" } },
      {
        path: "cni.podCidr",
        message: /for pods overlaps 172\.20\.0\.0\/16 of Services/,
        remedy: /100\.64\.0\.0\/14/,
      },
    );
  });
  it("reads the pool that values give", () => {
    assertRefused(
      cidrOverlap,
      {
        cni: {
          mode: "overlay",
          values: { ipam: { operator: { clusterPoolIPv4PodCIDRList: ["10.0.0.0/8"] } } },
        },
      },
      {
        path: "cni.values.ipam.operator.clusterPoolIPv4PodCIDRList[0]",
        message: /10\.0\.0\.0\/8 for pods overlaps 10\.0\.0\.0\/16 of the VPC/,
        remedy: /share no address/,
      },
    );
  });
  it("does not know the CIDR of an existing VPC", () => {
    assertAccepted(cidrOverlap, {
      cluster: {
        network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] },
        serviceCidr: "10.0.0.0/16",
      },
    });
  });
  it("accepts blocks apart", () => {
    assertAccepted(cidrOverlap, { cni: { mode: "overlay", podCidr: "100.64.0.0/14" } });
  });
});
