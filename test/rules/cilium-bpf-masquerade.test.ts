import { ciliumBpfMasquerade } from "../../rules/cilium-bpf-masquerade";
import { chained } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-bpf-masquerade", () => {
  it("refuses BPF masquerading while nothing is masqueraded", () => {
    assertRefused(
      ciliumBpfMasquerade,
      { cni: { values: { bpf: { masquerade: true } } } },
      {
        path: "cni.values.bpf.masquerade",
        message: /the agent would end at start/,
        remedy: /cni\.masquerade: true/,
      },
    );
  });
  it("refuses interfaces beside BPF masquerading", () => {
    assertRefused(
      ciliumBpfMasquerade,
      {
        cni: {
          masquerade: true,
          values: { bpf: { masquerade: true }, egressMasqueradeInterfaces: "eth0" },
        },
      },
      {
        path: "cni.values.egressMasqueradeInterfaces",
        message: /the agent would end at start/,
        remedy: /delete it/,
      },
    );
  });
  it("refuses it on aws-vpc-cni, which masquerades itself", () => {
    assertRefused(
      ciliumBpfMasquerade,
      chained({ masquerade: true, values: { bpf: { masquerade: true } } }),
      {
        path: "cni.values.bpf.masquerade",
        message: /the agent would end at start/,
        remedy: /aws-vpc-cni masquerades/,
      },
    );
  });
  it("accepts it with masquerading", () => {
    assertAccepted(ciliumBpfMasquerade, {
      cni: { masquerade: true, values: { bpf: { masquerade: true } } },
    });
  });
});
