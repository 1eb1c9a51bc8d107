import { ciliumCustomConf } from "../../rules/cilium-custom-conf";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-custom-conf", () => {
  it("refuses a conflist of one's own with linkerd-cni", () => {
    assertRefused(
      ciliumCustomConf,
      { cni: { values: { cni: { configMap: "cni-configuration" } } } },
      {
        path: "cni.values.cni.configMap",
        message: /stale linkerd-cni entry would survive/,
        remedy: /delete it/,
      },
    );
  });
  it("refuses customConf without a file, with or without Linkerd", () => {
    assertRefused(
      ciliumCustomConf,
      { linkerd: { cni: false }, cni: { values: { cni: { customConf: true } } } },
      {
        path: "cni.values.cni.customConf",
        message: /nobody would write a conflist/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts an own conflist without Linkerd", () => {
    assertAccepted(ciliumCustomConf, {
      linkerd: { cni: false },
      cni: { values: { cni: { customConf: true, configMap: "own" } } },
    });
  });
});
