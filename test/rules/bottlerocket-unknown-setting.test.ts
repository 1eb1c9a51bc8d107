import { bottlerocketUnknownSetting } from "../../rules/bottlerocket-unknown-setting";
import { BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule bottlerocket-unknown-setting", () => {
  it("warns of a misspelt setting and names the nearest", () => {
    assertRefused(
      bottlerocketUnknownSetting,
      {
        nodeGroups: [{ ...BOTTLEROCKET, bottlerocketSettings: { kubernetes: { "max-pod": 40 } } }],
      },
      {
        path: "nodeGroups[0].bottlerocketSettings.kubernetes.max-pod",
        message: /not a documented setting.*would refuse its user data/,
        remedy: /write kubernetes\.max-pods/,
      },
    );
  });
  it("knows names that people choose", () => {
    assertAccepted(bottlerocketUnknownSetting, {
      nodeGroups: [
        {
          ...BOTTLEROCKET,
          bottlerocketSettings: {
            "bootstrap-containers": { mine: { source: "x", mode: "once" } },
            kernel: { sysctl: { "net.core.somaxconn": "1024" } },
          },
        },
      ],
    });
  });
});
