import { maxPodsInPassthrough } from "../../rules/max-pods-in-passthrough";
import { BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule max-pods-in-passthrough", () => {
  it("warns of max pods without their reservation", () => {
    assertRefused(
      maxPodsInPassthrough,
      { group: { nodeConfig: [{ kubelet: { config: { maxPods: 58 } } }] } },
      {
        path: "nodeGroups[0].nodeConfig[0].kubelet.config.maxPods",
        message: /reserved for the kubelet would be that of another number/,
        remedy: /write maxPods/,
      },
    );
  });
  it("warns of it on Bottlerocket", () => {
    assertRefused(
      maxPodsInPassthrough,
      {
        nodeGroups: [{ ...BOTTLEROCKET, bottlerocketSettings: { kubernetes: { "max-pods": 58 } } }],
      },
      {
        path: "nodeGroups[0].bottlerocketSettings.kubernetes.max-pods",
        message: /changes max pods alone/,
        remedy: /write maxPods/,
      },
    );
  });
  it("is content with maxPods", () => {
    assertAccepted(maxPodsInPassthrough, { group: { maxPods: 58 } });
  });
});
