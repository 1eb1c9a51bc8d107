import { calicoModeOverride } from "../../rules/calico-mode-override";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-mode-override", () => {
  for (const [path, values] of [
    ["installation.cni.type", { installation: { cni: { type: "AmazonVPC" } } }],
    ["installation.cni.ipam.type", { installation: { cni: { ipam: { type: "HostLocal" } } } }],
    ["installation.kubernetesProvider", { installation: { kubernetesProvider: "" } }],
    ["installation.calicoNetwork.bgp", { installation: { calicoNetwork: { bgp: "Enabled" } } }],
    ["installation.enabled", { installation: { enabled: false } }],
  ] as const) {
    it(`refuses another ${path}`, () => {
      assertRefused(calicoModeOverride, calicoWith(values), {
        path: `cni.values.${path}`,
        message: /contradicts cni\.mode overlay, which means .*would/,
        remedy: /decide with cni\.mode/,
      });
    });
  }
  it("means aws-vpc-cni with policyOnly", () => {
    assertRefused(
      calicoModeOverride,
      calicoWith({ installation: { cni: { type: "Calico" } } }, { mode: "policyOnly" }),
      {
        path: "cni.values.installation.cni.type",
        message: /"Calico" contradicts cni\.mode policyOnly, which means "AmazonVPC"/,
        remedy: /delete the value/,
      },
    );
  });
  it("accepts the same again", () => {
    assertAccepted(
      calicoModeOverride,
      calicoWith({ installation: { kubernetesProvider: "EKS", cni: { type: "Calico" } } }),
    );
  });
});
