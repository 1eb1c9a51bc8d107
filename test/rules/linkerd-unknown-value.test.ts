import { linkerdUnknownValue } from "../../rules/linkerd-unknown-value";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-unknown-value", () => {
  it("refuses hostNetwork, for which the chart has no key", () => {
    assertRefused(
      linkerdUnknownValue,
      { linkerd: { cniValues: { hostNetwork: true } } },
      {
        path: "linkerd.cniValues.hostNetwork",
        message:
          /"hostNetwork" is no value of chart linkerd2-cni \d+\.\d+\.\d+; it would be ignored/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts keys of the chart", () => {
    assertAccepted(linkerdUnknownValue, {
      linkerd: { cniValues: { logLevel: "debug", repairController: { enabled: true } } },
    });
  });
});
