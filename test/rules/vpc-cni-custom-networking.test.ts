import { vpcCniCustomNetworking } from "../../rules/vpc-cni-custom-networking";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained, withVariables } from "./vpc-cni-fixture";

const ON = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" };
const eniConfig = {
  create: true,
  region: "eu-central-1",
  subnets: { "eu-central-1a": { id: "subnet-1" } },
};

describe("rule vpc-cni-custom-networking", () => {
  it("refuses custom networking without ENIConfigs", () => {
    assertRefused(vpcCniCustomNetworking, withVariables(ON), {
      path: "vpcCni.values.env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG",
      message: /nothing makes one before the nodes/,
      remedy: /eniConfig with create: true/,
    });
  });
  it("refuses ENIConfigs that no node would find", () => {
    assertRefused(vpcCniCustomNetworking, chained({ values: { env: ON, eniConfig } }), {
      path: "vpcCni.values.env.ENI_CONFIG_LABEL_DEF",
      message: /nodes of general, hardened have no label k8s\.amazonaws\.com\/eniConfig/,
      remedy: /topology\.kubernetes\.io\/zone/,
    });
  });
  it("accepts ENIConfigs by zone or by label, and those of a cluster that exists", () => {
    const env = { ...ON, ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone" };
    assertAccepted(vpcCniCustomNetworking, chained({ values: { env, eniConfig } }));
    assertAccepted(vpcCniCustomNetworking, { ...withVariables(ON), cluster: { existing: true } });
    assertAccepted(
      vpcCniCustomNetworking,
      withVariables({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false" }),
    );
  });
});
