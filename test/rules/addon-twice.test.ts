import { addonTwice } from "../../rules/addon-twice";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule addon-twice", () => {
  it("refuses EKS's name of an add-on with a key of its own", () => {
    assertRefused(
      addonTwice,
      { addons: { "kube-proxy": {} } },
      {
        path: "addons.kube-proxy",
        message: /would fail with "Addon already exists"/,
        remedy: /addons\.kubeProxy/,
      },
    );
  });
  it("accepts the key", () => {
    assertAccepted(addonTwice, { addons: { coredns: { version: "v1.12.4-eksbuild.1" } } });
  });
});
