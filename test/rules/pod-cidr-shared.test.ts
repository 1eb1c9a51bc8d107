import { podCidrShared } from "../../rules/pod-cidr-shared";
import { calico } from "./calico-fixture";
import { overlay } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule pod-cidr-shared", () => {
  const network = { vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0123456789abcdef0"] };
  it("says that a block of 10.0.0.0/8 may be somebody else's", () => {
    assertRefused(podCidrShared, overlay({ podCidr: "10.244.0.0/16" }), {
      path: "cni.podCidr",
      message: /10\.244\.0\.0\/16 lies in 10\.0\.0\.0\/8/,
      remedy: /100\.64\.0\.0\/10/,
    });
  });
  it("says that a VPC that exists was not compared", () => {
    assertRefused(
      podCidrShared,
      { ...overlay(), cluster: { network } },
      {
        path: "cni.podCidr",
        message: /was not compared with the VPC/,
        remedy: /describe-vpcs/,
      },
    );
  });
  it("says it of the block that values lay over ours", () => {
    const pool = { operator: { clusterPoolIPv4PodCIDRList: ["100.64.0.0/16", "10.1.0.0/16"] } };
    assertRefused(podCidrShared, overlay({ values: { ipam: pool } }), {
      path: "cni.values.ipam.operator.clusterPoolIPv4PodCIDRList[1]",
      message: /10\.1\.0\.0\/16 lies in/,
      remedy: /compare them/,
    });
  });
  it("says nothing of the shared address space in a VPC of ours, and of modes without a pod CIDR", () => {
    assertAccepted(podCidrShared, overlay());
    assertAccepted(podCidrShared, calico());
    assertAccepted(podCidrShared, { cluster: { network } });
  });
});
