import { linkerdValidatorPort } from "../../rules/linkerd-validator-port";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-validator-port", () => {
  it("refuses an outbound port that the validator does not know of", () => {
    assertRefused(
      linkerdValidatorPort,
      {
        linkerd: {
          controlPlane: true,
          controlPlaneValues: { proxy: { ports: { outbound: 5140 } } },
        },
      },
      {
        path: "linkerd.controlPlaneValues.networkValidator.listenAddr",
        message: /left out, which is port 4140, .*is 5140; the validator would wait for nobody/,
        remedy: /0\.0\.0\.0:5140/,
      },
    );
  });
  it("refuses a validator that listens elsewhere", () => {
    assertRefused(
      linkerdValidatorPort,
      {
        linkerd: {
          controlPlane: true,
          controlPlaneValues: { networkValidator: { listenAddr: "0.0.0.0:4141" } },
        },
      },
      {
        path: "linkerd.controlPlaneValues.networkValidator.listenAddr",
        message: /"0\.0\.0\.0:4141", .*would wait/,
        remedy: /:4140/,
      },
    );
  });
  it("accepts both moved, and an IPv6 address", () => {
    assertAccepted(linkerdValidatorPort, {
      linkerd: {
        controlPlane: true,
        controlPlaneValues: {
          proxy: { ports: { outbound: 5140 } },
          networkValidator: { listenAddr: "[::]:5140" },
        },
      },
    });
    assertAccepted(linkerdValidatorPort, { linkerd: { controlPlane: true } });
  });
});
