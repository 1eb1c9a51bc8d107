import { ciliumNativeRoutingCidr } from "../../rules/cilium-native-routing-cidr";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-native-routing-cidr", () => {
  it("refuses a block outside the VPC", () => {
    assertRefused(
      ciliumNativeRoutingCidr,
      { cni: { values: { ipv4NativeRoutingCIDR: "192.168.0.0/16" } } },
      {
        path: "cni.values.ipv4NativeRoutingCIDR",
        message: /shares no address with the VPC 10\.0\.0\.0\/16; the agents would end/,
        remedy: /delete it/,
      },
    );
  });
  it("refuses what is no IPv4 block", () => {
    assertRefused(
      ciliumNativeRoutingCidr,
      { cni: { values: { ipv4NativeRoutingCIDR: "fd00::/8" } } },
      {
        path: "cni.values.ipv4NativeRoutingCIDR",
        message: /is not an IPv4 CIDR/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts a block around the VPC", () => {
    assertAccepted(ciliumNativeRoutingCidr, {
      cni: { values: { ipv4NativeRoutingCIDR: "10.0.0.0/8" } },
    });
  });
  it("does not know an existing VPC", () => {
    assertAccepted(ciliumNativeRoutingCidr, {
      cluster: { network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] } },
      cni: { values: { ipv4NativeRoutingCIDR: "192.168.0.0/16" } },
    });
  });
});
