import { otherOsSettings } from "../../rules/other-os-settings";
import { AL2023, BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule other-os-settings", () => {
  it("refuses a NodeConfig on Bottlerocket", () => {
    assertRefused(
      otherOsSettings,
      { nodeGroups: [{ ...BOTTLEROCKET, nodeConfig: [{ kubelet: {} }] }] },
      {
        path: "nodeGroups[0].nodeConfig",
        message: /only AL2023 reads it; it would reach no node/,
        remedy: /bottlerocketSettings/,
      },
    );
  });
  it("refuses MIME parts on Bottlerocket", () => {
    assertRefused(
      otherOsSettings,
      {
        nodeGroups: [
          {
            ...BOTTLEROCKET,
            userDataParts: [{ contentType: "text/x-shellscript", content: "true" }],
          },
        ],
      },
      {
        path: "nodeGroups[0].userDataParts",
        message: /given for Bottlerocket/,
        remedy: /bootstrap container/,
      },
    );
  });
  it("refuses a route metric on Bottlerocket", () => {
    assertRefused(
      otherOsSettings,
      { nodeGroups: [{ ...BOTTLEROCKET, networkd: { primaryRouteMetric: 300 } }] },
      {
        path: "nodeGroups[0].networkd.primaryRouteMetric",
        message: /only AL2023 reads it/,
        remedy: /only eth0 is managed/,
      },
    );
  });
  it("refuses Bottlerocket settings on AL2023", () => {
    assertRefused(
      otherOsSettings,
      { group: { bottlerocketSettings: { motd: "hi" } } },
      {
        path: "nodeGroups[0].bottlerocketSettings",
        message: /given for AL2023/,
        remedy: /nodeConfig/,
      },
    );
  });
  it("accepts each where it belongs", () => {
    assertAccepted(otherOsSettings, {
      nodeGroups: [
        { ...AL2023, networkd: { primaryRouteMetric: 300 } },
        { ...BOTTLEROCKET, bottlerocketSettings: { motd: "hi" } },
      ],
    });
  });
});
