import { ciliumExclusive } from "../../rules/cilium-exclusive";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-exclusive", () => {
  it("refuses exclusive with linkerd-cni", () => {
    assertRefused(
      ciliumExclusive,
      { cni: { values: { cni: { exclusive: true } } } },
      {
        path: "cni.values.cni.exclusive",
        message: /true, with linkerd-cni; Cilium would remove linkerd-cni/,
        remedy: /write false/,
      },
    );
  });
  it("refuses null, which brings the chart's own true back", () => {
    assertRefused(
      ciliumExclusive,
      { cni: { values: { cni: { exclusive: null } } } },
      {
        path: "cni.values.cni.exclusive",
        message: /null, with linkerd-cni/,
        remedy: /leave it out/,
      },
    );
  });
  it("accepts false", () => {
    assertAccepted(ciliumExclusive, { cni: { values: { cni: { exclusive: false } } } });
  });
  it("accepts exclusive without linkerd-cni", () => {
    assertAccepted(ciliumExclusive, {
      linkerd: { cni: false },
      cni: { values: { cni: { exclusive: true } } },
    });
  });
});
