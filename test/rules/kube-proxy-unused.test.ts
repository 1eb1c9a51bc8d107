import { kubeProxyUnused } from "../../rules/kube-proxy-unused";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule kube-proxy-unused", () => {
  it("refuses settings for a kube-proxy that does not run", () => {
    assertRefused(
      kubeProxyUnused,
      { addons: { kubeProxy: {} } },
      {
        path: "addons.kubeProxy",
        message: /the entry would be ignored/,
        remedy: /kubeProxyReplacement: false/,
      },
    );
  });
  it("accepts them without the replacement", () => {
    assertAccepted(kubeProxyUnused, {
      cni: { kubeProxyReplacement: false },
      addons: { kubeProxy: {} },
    });
  });
});
