import { ciliumUnknownValue } from "../../rules/cilium-unknown-value";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-unknown-value", () => {
  it("refuses a misspelt key and names the nearest", () => {
    assertRefused(
      ciliumUnknownValue,
      { cni: { values: { kubeProxyReplacment: true } } },
      {
        path: "cni.values.kubeProxyReplacment",
        message:
          /"kubeProxyReplacment" is no value of chart cilium 1\.\d+\.\d+; it would be ignored in silence/,
        remedy: /write kubeProxyReplacement/,
      },
    );
  });
  it("refuses a key that public examples have and no chart", () => {
    assertRefused(
      ciliumUnknownValue,
      { cni: { values: { eni: { securityGroupTags: {} } } } },
      {
        path: "cni.values.eni.securityGroupTags",
        message: /is no value of chart cilium/,
        remedy: /delete it|write/,
      },
    );
  });
  it("refuses a key that an older chart lacks", () => {
    assertRefused(
      ciliumUnknownValue,
      { cni: { version: "1.18.12", values: { eni: { nodeSpec: { subnetIDs: [] } } } } },
      {
        path: "cni.values.eni.nodeSpec",
        message: /1\.18\.12; it would be ignored/,
        remedy: /delete it|write/,
      },
    );
  });
  it("accepts keys that the chart documents in comments only", () => {
    assertAccepted(ciliumUnknownValue, {
      cni: { values: { k8sServiceHost: "x.example.com", operator: { annotations: { a: "b" } } } },
    });
  });
  it("takes a later patch of a minor for the same chart", () => {
    assertAccepted(ciliumUnknownValue, {
      cni: { version: "1.20.3", values: { hubble: { enabled: true } } },
    });
  });
});
