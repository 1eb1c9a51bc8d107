import { calicoEncapsulation } from "../../rules/calico-encapsulation";
import { calicoWith } from "./calico-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule calico-encapsulation", () => {
  const pools = (encapsulation?: string) => ({
    installation: {
      calicoNetwork: {
        ipPools: [
          { cidr: "100.64.0.0/16", ...(encapsulation === undefined ? {} : { encapsulation }) },
        ],
      },
    },
  });
  const path = "cni.values.installation.calicoNetwork.ipPools[0].encapsulation";
  for (const [encapsulation, message] of [
    ["IPIP", /^"IPIP" needs BGP.*would refuse/],
    ["None", /^"None" needs BGP.*would refuse/],
    ["VXLANCrossSubnet", /^"VXLANCrossSubnet" sends.*EC2 would drop them/],
    [undefined, /^no encapsulation, which means IPIP.*would refuse/],
  ] as const) {
    it(`refuses ${encapsulation ?? "none at all"}`, () => {
      assertRefused(calicoEncapsulation, calicoWith(pools(encapsulation)), {
        path,
        message,
        remedy: /write encapsulation: VXLAN/,
      });
    });
  }
  it("accepts VXLAN", () => {
    assertAccepted(calicoEncapsulation, calicoWith(pools("VXLAN")));
  });
  it("refuses pools on aws-vpc-cni, and accepts none", () => {
    assertRefused(calicoEncapsulation, calicoWith(pools("VXLAN"), { mode: "policyOnly" }), {
      path: "cni.values.installation.calicoNetwork.ipPools",
      message: /leaves addresses to aws-vpc-cni; pods would never/,
      remedy: /delete the pools/,
    });
    assertAccepted(
      calicoEncapsulation,
      calicoWith({ installation: { calicoNetwork: { ipPools: [] } } }, { mode: "policyOnly" }),
    );
  });
});
