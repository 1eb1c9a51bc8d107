import { endpointPrivateOnly } from "../../rules/endpoint-private-only";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule endpoint-private-only", () => {
  it("says where Pulumi must run", () => {
    assertRefused(
      endpointPrivateOnly,
      { cluster: { endpoint: { public: false } } },
      { path: "cluster.endpoint.public", message: /inside the VPC only/, remedy: /inside the VPC/ },
    );
  });
  it("says nothing of a public endpoint", () => {
    assertAccepted(endpointPrivateOnly);
  });
});
