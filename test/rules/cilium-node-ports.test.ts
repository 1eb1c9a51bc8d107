import { ciliumNodePorts } from "../../rules/cilium-node-ports";
import { UNKNOWN } from "../../spec/known";
import { calico } from "./calico-fixture";
import { overlay } from "./cilium-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-node-ports", () => {
  const group = { securityGroupIds: ["sg-0123456789abcdef0"] };
  for (const [what, difference, message] of [
    ["VXLAN", overlay(), /by UDP 8472 \(VXLAN\), which/],
    ["Geneve", overlay({ tunnelProtocol: "geneve" }), /by UDP 6081 \(Geneve\), which/],
    ["WireGuard", { cni: { encryption: "wireguard" } }, /by UDP 51871 \(WireGuard\), which/],
    ["both", overlay({ encryption: "wireguard" }), /UDP 8472 \(VXLAN\) and UDP 51871/],
  ] as const) {
    it(`names the ports of ${what} to a group with security groups of its own`, () => {
      assertRefused(
        ciliumNodePorts,
        { ...difference, group },
        {
          path: "nodeGroups[0].securityGroupIds",
          message,
          remedy: /allow UDP .*TCP 4240 and ICMP/,
        },
      );
    });
  }
  it("speaks too where the groups are not known yet", () => {
    assertRefused(
      ciliumNodePorts,
      { ...overlay(), group: { securityGroupIds: UNKNOWN as unknown as string[] } },
      {
        path: "nodeGroups[0].securityGroupIds",
        message: /no pod would reach another node/,
        remedy: /keep that rule/,
      },
    );
  });
  it("says nothing without such groups, without a tunnel, and of Calico", () => {
    assertAccepted(ciliumNodePorts, overlay());
    assertAccepted(ciliumNodePorts, { group });
    assertAccepted(ciliumNodePorts, { ...calico(), group });
  });
});
