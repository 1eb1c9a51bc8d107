import { IptablesMode } from "../spec/choices";
import { show, valueAt } from "./document-value";
import { rule } from "./rule";

const MODES: readonly unknown[] = [IptablesMode.Nft, IptablesMode.Legacy];

/**
 * The control plane's own `proxyInit.iptablesMode` is for clusters without linkerd-cni. Its template takes `nft` and
 * `legacy`, and fails on linkerd-cni's `plain`.
 *
 * @see linkerd/linkerd2: charts/partials/templates/_proxy-init.tpl, edge-26.6.3
 */
export const linkerdProxyInitMode = rule({
  id: "linkerd-proxy-init-mode",
  severity: "error",
  title: "The control plane's iptables mode is one of its own",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const value = valueAt(linkerd.controlPlaneValues, "proxyInit.iptablesMode");
    if (!linkerd.controlPlane || value === undefined) return [];
    const path = "linkerd.controlPlaneValues.proxyInit.iptablesMode";
    if (linkerd.cni) {
      return [
        {
          path,
          message: `${show(value)}, but linkerd-cni makes the rules; it would be ignored in silence`,
          remedy: "write linkerd.iptablesMode instead",
        },
      ];
    }
    return MODES.includes(value)
      ? []
      : [
          {
            path,
            message: `${show(value)} is none of ${MODES.join(", ")}; Helm would refuse to render the chart`,
            remedy: "write nft, or leave it out",
          },
        ];
  },
});
