import { linkerdProxyMismatch } from "../../rules/linkerd-proxy-mismatch";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-proxy-mismatch", () => {
  it("refuses a port that only the proxy has", () => {
    assertRefused(
      linkerdProxyMismatch,
      {
        linkerd: {
          controlPlane: true,
          controlPlaneValues: { proxy: { ports: { inbound: 5143 } } },
        },
      },
      {
        path: "linkerd.controlPlaneValues.proxy.ports.inbound",
        message:
          /the proxy's inbound port: linkerd-cni has 4143, the control plane 5143; the rules would lead/,
        remedy: /cniValues\.inboundProxyPort/,
      },
    );
  });
  it("refuses a user that only linkerd-cni spares", () => {
    assertRefused(
      linkerdProxyMismatch,
      { linkerd: { controlPlane: true, cniValues: { proxyUID: 3000 } } },
      {
        path: "linkerd.cniValues.proxyUID",
        message: /user id: linkerd-cni has 3000, the control plane 2102/,
        remedy: /proxy\.uid/,
      },
    );
  });
  it("refuses ignored ports where only linkerd-cni's count", () => {
    assertRefused(
      linkerdProxyMismatch,
      {
        linkerd: {
          controlPlane: true,
          controlPlaneValues: { proxyInit: { ignoreOutboundPorts: "25" } },
        },
      },
      {
        path: "linkerd.controlPlaneValues.proxyInit.ignoreOutboundPorts",
        message: /would be ignored in silence/,
        remedy: /cniValues\.ignoreOutboundPorts/,
      },
    );
  });
  it("accepts the same value twice, as number or text, and either one alone", () => {
    assertAccepted(linkerdProxyMismatch, {
      linkerd: {
        controlPlane: true,
        cniValues: { proxyUID: 3000 },
        controlPlaneValues: { proxy: { uid: "3000" } },
      },
    });
    assertAccepted(linkerdProxyMismatch, { linkerd: { cniValues: { proxyUID: 3000 } } });
    assertAccepted(linkerdProxyMismatch, {
      linkerd: { cni: false, controlPlane: true, controlPlaneValues: { proxy: { uid: 3000 } } },
    });
  });
});
