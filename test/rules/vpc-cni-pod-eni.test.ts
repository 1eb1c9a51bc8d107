import { vpcCniPodEni } from "../../rules/vpc-cni-pod-eni";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { withVariables } from "./vpc-cni-fixture";

describe("rule vpc-cni-pod-eni", () => {
  it("warns that security groups for pods need a policy that nobody attached", () => {
    assertRefused(vpcCniPodEni, withVariables({ ENABLE_POD_ENI: "true" }), {
      path: "vpcCni.values.env.ENABLE_POD_ENI",
      message: /AmazonEKSVPCResourceController/,
      remedy: /DISABLE_TCP_EARLY_DEMUX/,
    });
  });
  it("accepts the default", () => {
    assertAccepted(vpcCniPodEni, withVariables({ ENABLE_POD_ENI: "false" }));
    assertAccepted(vpcCniPodEni);
  });
});
