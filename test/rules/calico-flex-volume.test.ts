import { calicoFlexVolume } from "../../rules/calico-flex-volume";
import { calicoWith } from "./calico-fixture";
import { AL2023, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-flex-volume", () => {
  const flex = (flexVolumePath: unknown) => ({ installation: { flexVolumePath } });
  for (const value of [
    "/usr/libexec/kubernetes/kubelet-plugins/volume/exec/",
    "/var/lib/kubelet/plugins",
    null,
  ]) {
    it(`refuses ${String(value)} on Bottlerocket`, () => {
      assertRefused(calicoFlexVolume, calicoWith(flex(value)), {
        path: "cni.values.installation.flexVolumePath",
        message: /on the nodes of hardened.*could not start/,
        remedy: /"None" is written/,
      });
    });
  }
  it("refuses relative paths everywhere", () => {
    const values = { installation: { kubeletVolumePluginPath: "var/lib/kubelet" } };
    assertRefused(
      calicoFlexVolume,
      { ...calicoWith(values), nodeGroups: [AL2023] },
      {
        path: "cni.values.installation.kubeletVolumePluginPath",
        message: /no absolute path; the operator would refuse/,
        remedy: /leave it out/,
      },
    );
  });
  it("accepts None, and on AL2023 alone the default", () => {
    assertAccepted(calicoFlexVolume, calicoWith(flex("None")));
    assertAccepted(calicoFlexVolume, {
      ...calicoWith(flex("/usr/libexec/kubernetes/kubelet-plugins/volume/exec/")),
      nodeGroups: [AL2023],
    });
  });
});
