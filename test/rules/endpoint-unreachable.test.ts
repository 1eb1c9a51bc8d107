import { endpointUnreachable } from "../../rules/endpoint-unreachable";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule endpoint-unreachable", () => {
  it("refuses an endpoint that answers nobody", () => {
    assertRefused(
      endpointUnreachable,
      { cluster: { endpoint: { public: false, private: false } } },
      {
        path: "cluster.endpoint",
        message: /both false; EKS would refuse/,
        remedy: /set public, private or both/,
      },
    );
  });
  it("accepts a private endpoint", () => {
    assertAccepted(endpointUnreachable, {
      cluster: { endpoint: { public: false, private: true } },
    });
  });
});
