import { vpcCniNodePort } from "../../rules/vpc-cni-node-port";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { withVariables } from "./vpc-cni-fixture";

const OFF = { AWS_VPC_CNI_NODE_PORT_SUPPORT: "false" };

describe("rule vpc-cni-node-port", () => {
  it("warns of NodePorts that hang where kube-proxy serves them", () => {
    assertRefused(vpcCniNodePort, withVariables(OFF, { kubeProxyReplacement: false }), {
      path: "vpcCni.values.env.AWS_VPC_CNI_NODE_PORT_SUPPORT",
      message: /answered on the wrong one, and hang/,
      remedy: /delete it/,
    });
  });
  it("accepts the default, and a CNI that serves NodePorts itself", () => {
    assertAccepted(vpcCniNodePort, withVariables(OFF, { kubeProxyReplacement: true }));
    assertAccepted(vpcCniNodePort, withVariables({}, { kubeProxyReplacement: false }));
  });
});
