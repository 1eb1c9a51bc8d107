import assert from "node:assert/strict";
import { nearestName } from "../../spec/nearest-name";

const KEYS = ["nodeGroups", "iptablesMode", "kubeProxyReplacement", "AL2023", "min", "max"];

describe("nearestName", () => {
  for (const [given, meant] of [
    ["nodeGroup", "nodeGroups"],
    ["node-groups", "nodeGroups"],
    ["iptalbesMode", "iptablesMode"],
    ["KUBE_PROXY_REPLACEMENT", "kubeProxyReplacement"],
    ["al2023", "AL2023"],
    ["mn", "min"],
  ] as const) {
    it(`takes ${given} for ${meant}`, () => {
      assert.equal(nearestName(given, KEYS), meant);
    });
  }

  it("says nothing when no name is near, rather than a wrong one", () => {
    for (const given of ["", "bottlerocket", "zone", "\u0000"]) {
      assert.equal(nearestName(given, KEYS), undefined, given);
    }
  });

  it("takes the first of equally near names", () => {
    assert.equal(nearestName("mux", ["mix", "max"]), "mix");
  });
});
