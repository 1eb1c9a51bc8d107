import { kprApiHost } from "../../rules/kpr-api-host";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule kpr-api-host", () => {
  it("refuses an empty host", () => {
    assertRefused(
      kprApiHost,
      { cni: { values: { k8sServiceHost: "" } } },
      {
        path: "cni.values.k8sServiceHost",
        message: /removes the address.*no node would become Ready/,
        remedy: /leave it out/,
      },
    );
  });
  it("refuses a URL", () => {
    assertRefused(
      kprApiHost,
      { cni: { values: { k8sServiceHost: "https://example.com" } } },
      {
        path: "cni.values.k8sServiceHost",
        message: /has a scheme.*would not find the API server/,
        remedy: /leave it out/,
      },
    );
  });
  it("refuses auto, which needs what EKS does not have", () => {
    assertRefused(
      kprApiHost,
      { cni: { values: { k8sServiceHost: "auto" } } },
      {
        path: "cni.values.k8sServiceHost",
        message: /kube-public\/cluster-info/,
        remedy: /leave it out/,
      },
    );
  });
  it("accepts an empty host beside a list of servers", () => {
    assertAccepted(kprApiHost, {
      cni: { values: { k8sServiceHost: "", k8s: { apiServerURLs: "https://a.example.com" } } },
    });
  });
  it("asks for none with kube-proxy", () => {
    assertAccepted(kprApiHost, {
      cni: { kubeProxyReplacement: false, values: { k8sServiceHost: null } },
    });
  });
});
