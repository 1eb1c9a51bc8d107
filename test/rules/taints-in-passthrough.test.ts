import { taintsInPassthrough } from "../../rules/taints-in-passthrough";
import { BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule taints-in-passthrough", () => {
  it("refuses taints in the kubelet's configuration", () => {
    assertRefused(
      taintsInPassthrough,
      { group: { nodeConfig: [{ kubelet: { config: { registerWithTaints: [] } } }] } },
      {
        path: "nodeGroups[0].nodeConfig[0].kubelet.config.registerWithTaints",
        message: /startup taint could be lost/,
        remedy: /`taints` of the node group/,
      },
    );
  });
  it("refuses taints as a flag", () => {
    assertRefused(
      taintsInPassthrough,
      {
        group: { nodeConfig: [{ kubelet: { flags: ["--register-with-taints=a=b:NoSchedule"] } }] },
      },
      {
        path: "nodeGroups[0].nodeConfig[0].kubelet.flags",
        message: /second channel/,
        remedy: /`taints`/,
      },
    );
  });
  it("refuses taints among Bottlerocket's settings", () => {
    assertRefused(
      taintsInPassthrough,
      {
        nodeGroups: [
          {
            ...BOTTLEROCKET,
            bottlerocketSettings: { kubernetes: { "node-taints": { a: "b:NoSchedule" } } },
          },
        ],
      },
      {
        path: "nodeGroups[0].bottlerocketSettings.kubernetes.node-taints",
        message: /second channel/,
        remedy: /`taints`/,
      },
    );
  });
  it("accepts other flags", () => {
    assertAccepted(taintsInPassthrough, {
      group: { nodeConfig: [{ kubelet: { flags: ["--v=2"] } }] },
    });
  });
});
