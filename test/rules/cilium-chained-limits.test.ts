import { ciliumChainedLimits } from "../../rules/cilium-chained-limits";
import { chained, overlay } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-chained-limits", () => {
  it("says that policies on layer 7 are limited", () => {
    assertRefused(ciliumChainedLimits, chained(), {
      path: "cni.mode",
      message: /HTTP, DNS names\) are limited .*cilium#12454/,
      remedy: /cni\.mode: eni/,
    });
  });
  it("says it of the Gateway API where that is asked for", () => {
    assertRefused(ciliumChainedLimits, chained({ gatewayApi: true }), {
      path: "cni.gatewayApi",
      message: /and the Gateway API are limited/,
      remedy: /try them/,
    });
  });
  it("says nothing of other modes", () => {
    assertAccepted(ciliumChainedLimits, {});
    assertAccepted(ciliumChainedLimits, overlay());
  });
});
