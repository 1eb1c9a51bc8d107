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
  it("refuses a key that the control plane's chart has elsewhere", () => {
    assertRefused(
      linkerdUnknownValue,
      { linkerd: { controlPlane: true, controlPlaneValues: { iptablesMode: "nft" } } },
      {
        path: "linkerd.controlPlaneValues.iptablesMode",
        message: /no value of chart linkerd-control-plane 2026\.6\.3; it would be ignored/,
        remedy: /write proxyInit\.iptablesMode/,
      },
    );
  });
  it("accepts keys that only the control plane's shared templates read, and labels of nodes", () => {
    assertAccepted(linkerdUnknownValue, {
      linkerd: {
        controlPlane: true,
        controlPlaneValues: {
          proxy: { accessLog: "apache" },
          nodeSelector: { pool: "mesh" },
          destinationController: { additionalArgs: [] },
        },
      },
    });
  });
  it("accepts keys of the chart", () => {
    assertAccepted(linkerdUnknownValue, {
      linkerd: { cniValues: { logLevel: "debug", repairController: { enabled: true } } },
    });
  });
});
