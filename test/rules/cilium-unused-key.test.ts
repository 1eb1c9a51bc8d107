import { ciliumUnusedKey } from "../../rules/cilium-unused-key";
import { calico } from "./calico-fixture";
import { chained, overlay } from "./cilium-fixture";
import { assertAccepted, assertRefused, type Difference } from "./spec-fixture";

const CASES: readonly (readonly [string, Difference, RegExp])[] = [
  ["podCidr", { cni: { podCidr: "100.64.0.0/16" } }, /cni\.mode eni: it is for an overlay/],
  ["podCidrMaskSize", chained({ podCidrMaskSize: 26 }), /the VPC's own addresses/],
  ["tunnelProtocol", chained({ tunnelProtocol: "geneve" }), /chained: it is for an overlay/],
  [
    "operatorIdentity",
    overlay({ operatorIdentity: "podIdentity" }),
    /nothing of Cilium's calls AWS/,
  ],
];

describe("rule cilium-unused-key", () => {
  for (const [key, difference, message] of CASES) {
    it(`refuses ${key} where it would be ignored`, () => {
      assertRefused(ciliumUnusedKey, difference, {
        path: `cni.${key}`,
        message,
        remedy: /^delete it/,
      });
    });
  }
  it("accepts each where it has a meaning, and leaves Calico to its own rule", () => {
    assertAccepted(
      ciliumUnusedKey,
      overlay({ podCidrMaskSize: 26, tunnelProtocol: "geneve", operatorIdentity: "irsa" }),
    );
    assertAccepted(ciliumUnusedKey, { cni: { operatorIdentity: "podIdentity" } });
    assertAccepted(ciliumUnusedKey, calico({ dataplane: "bpf" }));
  });
});
