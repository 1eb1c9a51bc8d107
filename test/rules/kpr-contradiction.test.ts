import { kprContradiction } from "../../rules/kpr-contradiction";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule kpr-contradiction", () => {
  it("refuses a value that says the opposite", () => {
    assertRefused(
      kprContradiction,
      { cni: { values: { kubeProxyReplacement: false } } },
      {
        path: "cni.values.kubeProxyReplacement",
        message: /nobody would serve Services/,
        remedy: /decide with cni\.kubeProxyReplacement/,
      },
    );
  });
  it("refuses it the other way round", () => {
    assertRefused(
      kprContradiction,
      { cni: { kubeProxyReplacement: false, values: { kubeProxyReplacement: "true" } } },
      {
        path: "cni.values.kubeProxyReplacement",
        message: /both kube-proxy and Cilium would serve/,
        remedy: /delete the value/,
      },
    );
  });
  it("accepts the same again", () => {
    assertAccepted(kprContradiction, { cni: { values: { kubeProxyReplacement: true } } });
  });
});
