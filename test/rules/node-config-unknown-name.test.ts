import { nodeConfigUnknownName } from "../../rules/node-config-unknown-name";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule node-config-unknown-name", () => {
  it("refuses a misspelt field and names the nearest", () => {
    assertRefused(
      nodeConfigUnknownName,
      { group: { nodeConfig: [{ kubelet: { config: { maxpods: 40 } } }] } },
      {
        path: "nodeGroups[0].nodeConfig[0].kubelet.config.maxpods",
        message: /"kubelet\.config\.maxpods" is no field.*would be dropped in silence/,
        remedy: /write kubelet\.config\.maxPods/,
      },
    );
  });
  it("tells a whole document from its spec", () => {
    assertRefused(
      nodeConfigUnknownName,
      { group: { nodeConfig: [{ spec: { kubelet: {} } }] } },
      {
        path: "nodeGroups[0].nodeConfig[0].spec",
        message: /would be dropped/,
        remedy: /content of `spec` alone/,
      },
    );
  });
  it("accepts every part of a NodeConfig", () => {
    assertAccepted(nodeConfigUnknownName, {
      group: {
        nodeConfig: [
          {
            featureGates: { FastImagePull: true },
            instance: {
              localStorage: { strategy: "RAID0" },
              environment: { default: { HTTPS_PROXY: "x" } },
            },
            kubelet: { flags: ["--v=2"], config: { evictionHard: { "memory.available": "5%" } } },
          },
        ],
      },
    });
  });
});
