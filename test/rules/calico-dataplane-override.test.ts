import { calicoDataplaneOverride } from "../../rules/calico-dataplane-override";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-dataplane-override", () => {
  const network = (calicoNetwork: object) => ({ installation: { calicoNetwork } });
  it("refuses another dataplane", () => {
    assertRefused(calicoDataplaneOverride, calicoWith(network({ linuxDataplane: "BPF" })), {
      path: "cni.values.installation.calicoNetwork.linuxDataplane",
      message: /"BPF", while cni\.dataplane iptables means "Iptables"; nobody would serve/,
      remedy: /write cni\.dataplane/,
    });
  });
  for (const key of ["bpfNetworkBootstrap", "kubeProxyManagement"]) {
    it(`refuses ${key}, which needs a kube-proxy`, () => {
      assertRefused(
        calicoDataplaneOverride,
        calicoWith(network({ [key]: "Enabled" }), { dataplane: "bpf" }),
        {
          path: `cni.values.installation.calicoNetwork.${key}`,
          message: /starts with kube-proxy; the operator would report/,
          remedy: /delete the value/,
        },
      );
    });
  }
  it("accepts the same again", () => {
    assertAccepted(
      calicoDataplaneOverride,
      calicoWith(network({ linuxDataplane: "BPF", bpfNetworkBootstrap: "Disabled" }), {
        dataplane: "bpf",
      }),
    );
  });
});
