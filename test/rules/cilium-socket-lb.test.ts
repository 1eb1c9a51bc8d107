import { ciliumSocketLb } from "../../rules/cilium-socket-lb";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule cilium-socket-lb", () => {
  it("refuses socket load balancing in pods", () => {
    assertRefused(
      ciliumSocketLb,
      { cni: { values: { socketLB: { hostNamespaceOnly: false } } } },
      {
        path: "cni.values.socketLB.hostNamespaceOnly",
        message: /the proxy would see pod addresses/,
        remedy: /write true/,
      },
    );
  });
  it("refuses it for a control plane without linkerd-cni too: its proxies are meshed all the same", () => {
    assertRefused(
      ciliumSocketLb,
      {
        linkerd: { cni: false, controlPlane: true },
        cni: { values: { socketLB: { hostNamespaceOnly: false } } },
      },
      { path: "cni.values.socketLB.hostNamespaceOnly", message: /Linkerd/, remedy: /write true/ },
    );
  });
  it("accepts it without Linkerd", () => {
    assertAccepted(ciliumSocketLb, {
      linkerd: { cni: false },
      cni: { values: { socketLB: { hostNamespaceOnly: false } } },
    });
  });
  it("accepts the default", () => {
    assertAccepted(ciliumSocketLb);
  });
});
