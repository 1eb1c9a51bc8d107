import { endpointOpen } from "../../rules/endpoint-open";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule endpoint-open", () => {
  it("says that everybody may try", () => {
    assertRefused(
      endpointOpen,
      {},
      {
        path: "cluster.endpoint.publicAccessCidrs",
        message: /from every address/,
        remedy: /203\.0\.113\.0\/24/,
      },
    );
  });
  it("sees through a block of all addresses", () => {
    assertRefused(
      endpointOpen,
      { cluster: { endpoint: { publicAccessCidrs: ["0.0.0.0/0"] } } },
      {
        path: "cluster.endpoint.publicAccessCidrs",
        message: /from every address/,
        remedy: /write the blocks/,
      },
    );
  });
  it("is content with a block", () => {
    assertAccepted(endpointOpen, {
      cluster: { endpoint: { publicAccessCidrs: ["203.0.113.0/24"] } },
    });
  });
});
