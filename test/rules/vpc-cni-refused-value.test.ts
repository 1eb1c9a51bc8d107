import { vpcCniRefusedValue } from "../../rules/vpc-cni-refused-value";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { withVariables } from "./vpc-cni-fixture";

describe("rule vpc-cni-refused-value", () => {
  for (const [name, value, more] of [
    ["AWS_VPC_ENI_MTU", "9216", {}],
    ["POD_MTU", 500, {}],
    ["AWS_VPC_K8S_CNI_VETHPREFIX", "cilium", {}],
    ["AWS_VPC_K8S_CNI_VETHPREFIX", "eth", {}],
    ["AWS_VPC_K8S_PLUGIN_LOG_FILE", "stdout", {}],
    ["IP_COOLDOWN_PERIOD", "-1", {}],
    ["POD_SECURITY_GROUP_ENFORCING_MODE", "loose", { ENABLE_POD_ENI: "true" }],
    ["ENABLE_IPv4", "false", {}],
    ["ENABLE_IPv6", "true", {}],
  ] as const) {
    it(`refuses ${name}: ${String(value)}, with which aws-node does not start`, () => {
      assertRefused(vpcCniRefusedValue, withVariables({ [name]: value, ...more }), {
        path: `vpcCni.values.env.${name}`,
        message: /aws-node refuses to start with .*no node would become Ready/,
        remedy: /or delete it/,
      });
    });
  }
  it("accepts what aws-node takes", () => {
    assertAccepted(
      vpcCniRefusedValue,
      withVariables({
        AWS_VPC_ENI_MTU: "9001",
        POD_MTU: "576",
        AWS_VPC_K8S_CNI_VETHPREFIX: "vpc",
        AWS_VPC_K8S_PLUGIN_LOG_FILE: "stderr",
        IP_COOLDOWN_PERIOD: "0",
        POD_SECURITY_GROUP_ENFORCING_MODE: "loose",
        ENABLE_IPv4: "true",
      }),
    );
    assertAccepted(vpcCniRefusedValue, {
      vpcCni: { mode: "absent", values: { env: { ENABLE_IPv6: "true" } } },
    });
  });
});
