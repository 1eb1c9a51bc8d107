import { ciliumModeOverride } from "../../rules/cilium-mode-override";
import { chained, overlay, overlayWith } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-mode-override", () => {
  it("refuses a tunnel in ENI mode", () => {
    assertRefused(
      ciliumModeOverride,
      { cni: { values: { routingMode: "tunnel" } } },
      {
        path: "cni.values.routingMode",
        message: /"tunnel" contradicts cni\.mode eni.*would be those of another mode/,
        remedy: /decide with cni\.mode/,
      },
    );
  });
  it("refuses ENI mode without ENIs", () => {
    assertRefused(
      ciliumModeOverride,
      { cni: { values: { eni: { enabled: false } } } },
      {
        path: "cni.values.eni.enabled",
        message: /contradicts cni\.mode eni/,
        remedy: /delete the value/,
      },
    );
  });
  for (const [what, difference, path, means] of [
    [
      "native routing on an overlay",
      overlayWith({ routingMode: "native" }),
      "routingMode",
      "tunnel",
    ],
    [
      "pod CIDRs of nodes, which EKS gives none",
      overlayWith({ ipam: { mode: "kubernetes" } }),
      "ipam.mode",
      "cluster-pool",
    ],
    [
      "another chain",
      chained({ values: { cni: { chainingMode: "generic-veth" } } }),
      "cni.chainingMode",
      "aws-cni",
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      assertRefused(ciliumModeOverride, difference, {
        path: `cni.values.${path}`,
        message: new RegExp(`which means "${means}"`),
        remedy: /decide with cni\.mode/,
      });
    });
  }
  it("refuses a second encapsulation beside cni.tunnelProtocol", () => {
    assertRefused(ciliumModeOverride, overlayWith({ tunnelProtocol: "geneve" }), {
      path: "cni.values.tunnelProtocol",
      message: /"geneve" contradicts cni\.tunnelProtocol, which is "vxlan"/,
      remedy: /decide with cni\.tunnelProtocol/,
    });
  });
  it("refuses Cilium's masquerading on aws-vpc-cni, which masquerades itself", () => {
    assertRefused(ciliumModeOverride, chained({ values: { enableIPv4Masquerade: true } }), {
      path: "cni.values.enableIPv4Masquerade",
      message: /contradicts cni\.mode chained, which means false/,
      remedy: /delete the value/,
    });
  });
  it("accepts the same again", () => {
    assertAccepted(ciliumModeOverride, overlay({ values: { tunnelProtocol: "vxlan" } }));
    assertAccepted(ciliumModeOverride, {
      cni: { values: { eni: { enabled: true }, ipam: { mode: "eni" } } },
    });
  });
});
