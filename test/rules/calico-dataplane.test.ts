import { calicoDataplane } from "../../rules/calico-dataplane";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-dataplane", () => {
  it("refuses kube-proxy beside eBPF", () => {
    assertRefused(calicoDataplane, calico({ dataplane: "bpf", kubeProxyReplacement: false }), {
      path: "cni.kubeProxyReplacement",
      message: /^false, although.*would take turns/,
      remedy: /leave it out/,
    });
  });
  it("refuses iptables without kube-proxy", () => {
    assertRefused(calicoDataplane, calico({ kubeProxyReplacement: true }), {
      path: "cni.kubeProxyReplacement",
      message: /^true, although.*nobody would/,
      remedy: /cni\.dataplane: bpf/,
    });
  });
  it("refuses a dataplane with Cilium, which has one", () => {
    assertRefused(
      calicoDataplane,
      { cni: { dataplane: "bpf" } },
      {
        path: "cni.dataplane",
        message: /would be ignored in silence/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts both dataplanes, and Cilium without one", () => {
    assertAccepted(calicoDataplane, calico());
    assertAccepted(calicoDataplane, calico({ dataplane: "bpf" }));
    assertAccepted(calicoDataplane);
  });
});
