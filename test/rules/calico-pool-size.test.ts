import { calicoPoolSize } from "../../rules/calico-pool-size";
import { calico, calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-pool-size", () => {
  it("refuses a pool that holds no block", () => {
    assertRefused(calicoPoolSize, calico({ podCidr: "100.64.0.0/27" }), {
      path: "cni.podCidr",
      message: /smaller than one block of \/26; the operator would refuse/,
      remedy: /\/26 or larger/,
    });
  });
  it("accepts one block, and leaves pools in values to their own block size", () => {
    assertAccepted(calicoPoolSize, calico({ podCidr: "100.64.0.0/26" }));
    const ipPools = [{ cidr: "100.64.0.0/28", blockSize: 28, encapsulation: "VXLAN" }];
    assertAccepted(calicoPoolSize, calicoWith({ installation: { calicoNetwork: { ipPools } } }));
  });
});
