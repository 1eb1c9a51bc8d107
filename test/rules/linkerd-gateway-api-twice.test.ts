import { linkerdGatewayApiTwice } from "../../rules/linkerd-gateway-api-twice";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-gateway-api-twice", () => {
  it("refuses CRDs that are there already", () => {
    assertRefused(
      linkerdGatewayApiTwice,
      { linkerd: { controlPlane: true, crdsValues: { enableHttpRoutes: true } } },
      {
        path: "linkerd.crdsValues.enableHttpRoutes",
        message: /Helm would refuse to take over/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts them switched off", () => {
    assertAccepted(linkerdGatewayApiTwice, {
      linkerd: { controlPlane: true, crdsValues: { installGatewayAPI: false } },
    });
  });
});
