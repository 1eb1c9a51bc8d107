import { calicoUnavailable } from "../../rules/calico-unavailable";
import { calico } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-unavailable", () => {
  for (const [cni, message] of [
    [{ encryption: "wireguard" }, /built for Cilium.*would stay in the open/],
    [{ hubble: true }, /no flow would be recorded/],
    [{ tunnelProtocol: "geneve" }, /no encapsulation of Calico/],
    [{ podCidr: "100.64.0.0/16", mode: "policyOnly" }, /is for an overlay.*would be ignored/],
    [{ podCidrMaskSize: 25 }, /blocks of 64 addresses/],
    [{ bandwidthManager: true }, /belongs to Cilium/],
    [{ gatewayApi: true }, /no controller would serve a Gateway/],
  ] as const) {
    const [key = ""] = Object.keys(cni);
    it(`refuses ${key}`, () => {
      assertRefused(calicoUnavailable, calico(cni), {
        path: `cni.${key}`,
        message,
        remedy: /delete it/,
      });
    });
  }
  it("accepts what says nothing new, and everything with Cilium", () => {
    assertAccepted(
      calicoUnavailable,
      calico({ encryption: "none", hubble: false, tunnelProtocol: "vxlan", podCidrMaskSize: 24 }),
    );
    assertAccepted(calicoUnavailable, { cni: { hubble: true, encryption: "wireguard" } });
  });
});
