import { clusterIdentityOverride } from "../../rules/cluster-identity-override";
import { BOTTLEROCKET, assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cluster-identity-override", () => {
  it("refuses a NodeConfig that names another cluster", () => {
    assertRefused(
      clusterIdentityOverride,
      { group: { nodeConfig: [{ cluster: { name: "other" } }] } },
      {
        path: "nodeGroups[0].nodeConfig[0].cluster.name",
        message: /nodes would join another one/,
        remedy: /delete it/,
      },
    );
  });
  it("refuses settings that name another cluster", () => {
    assertRefused(
      clusterIdentityOverride,
      {
        nodeGroups: [
          { ...BOTTLEROCKET, bottlerocketSettings: { kubernetes: { "api-server": "https://x" } } },
        ],
      },
      {
        path: "nodeGroups[0].bottlerocketSettings.kubernetes.api-server",
        message: /filled in from the cluster/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts other fields of the cluster", () => {
    assertAccepted(clusterIdentityOverride, {
      group: { nodeConfig: [{ cluster: { enableOutpost: false } }] },
    });
  });
});
