import { linkerdKeyInClear } from "../../rules/linkerd-key-in-clear";
import { UNKNOWN } from "../../spec/known";
import { provided } from "./certificate-fixture";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-key-in-clear", () => {
  it("warns of a key that anybody can read, and does not show it", () => {
    assertRefused(
      linkerdKeyInClear,
      { linkerd: provided() },
      {
        path: "linkerd.identity.issuerKeyPem",
        message: /^stands in clear where it is written; whoever may read that could [^-]*$/,
        remedy: /--secret/,
      },
    );
  });
  it("accepts a secure value, in a plan and in a program", () => {
    assertAccepted(linkerdKeyInClear, { linkerd: provided({ issuerKeyPem: "[secret]" }) });
    assertAccepted(linkerdKeyInClear, { linkerd: provided({ issuerKeyPem: UNKNOWN }) });
  });
});
