import { capacityVpcCniValues } from "../../rules/capacity-vpc-cni-values";
import { assertAccepted, assertRefused } from "./spec-fixture";

const CHAINED = { mode: "chained" } as const;
const env = (values: Record<string, string>) =>
  ({ mode: "installed", values: { env: values } }) as const;

describe("rule capacity-vpc-cni-values", () => {
  it("refuses a switch that takes away what max pods count on", () => {
    assertRefused(
      capacityVpcCniValues,
      {
        cni: { ...CHAINED, prefixDelegation: true },
        vpcCni: env({ ENABLE_PREFIX_DELEGATION: "false" }),
        group: { maxPods: 20 },
      },
      {
        path: "nodeGroups[1].maxPods",
        message: /takes 110 pods, and vpcCni\.values\.env leaves a node addresses for 29;/,
        remedy: /maxPods: 29/,
      },
    );
  });
  it("accepts values that take nothing away", () => {
    assertAccepted(capacityVpcCniValues, { cni: CHAINED, vpcCni: env({ WARM_IP_TARGET: "2" }) });
    assertAccepted(capacityVpcCniValues);
  });
});
