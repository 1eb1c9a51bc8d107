import { endpointNodesShutOut } from "../../rules/endpoint-nodes-shut-out";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule endpoint-nodes-shut-out", () => {
  it("warns of nodes that must pass an allow list", () => {
    assertRefused(
      endpointNodesShutOut,
      { cluster: { endpoint: { private: false, publicAccessCidrs: ["203.0.113.0/24"] } } },
      {
        path: "cluster.endpoint.private",
        message: /would never join/,
        remedy: /set private to true/,
      },
    );
  });
  it("accepts a private way", () => {
    assertAccepted(endpointNodesShutOut, {
      cluster: { endpoint: { publicAccessCidrs: ["203.0.113.0/24"] } },
    });
  });
});
