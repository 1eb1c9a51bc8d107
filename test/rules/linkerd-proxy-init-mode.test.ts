import { linkerdProxyInitMode } from "../../rules/linkerd-proxy-init-mode";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-proxy-init-mode", () => {
  it("refuses plain, on which the template fails", () => {
    assertRefused(
      linkerdProxyInitMode,
      {
        linkerd: {
          cni: false,
          controlPlane: true,
          controlPlaneValues: { proxyInit: { iptablesMode: "plain" } },
        },
      },
      {
        path: "linkerd.controlPlaneValues.proxyInit.iptablesMode",
        message: /"plain" is none of nft, legacy; Helm would refuse/,
        remedy: /write nft/,
      },
    );
  });
  it("refuses a mode that linkerd-cni makes idle", () => {
    assertRefused(
      linkerdProxyInitMode,
      {
        linkerd: { controlPlane: true, controlPlaneValues: { proxyInit: { iptablesMode: "nft" } } },
      },
      {
        path: "linkerd.controlPlaneValues.proxyInit.iptablesMode",
        message: /would be ignored in silence/,
        remedy: /linkerd\.iptablesMode/,
      },
    );
  });
  it("accepts legacy without linkerd-cni", () => {
    assertAccepted(linkerdProxyInitMode, {
      linkerd: {
        cni: false,
        controlPlane: true,
        controlPlaneValues: { proxyInit: { iptablesMode: "legacy" } },
      },
    });
  });
});
