import { CniKind, CniMode, Encryption, TunnelProtocol } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";
import { rule } from "./rule";

interface CiliumOnly {
  readonly key: string;
  readonly given: (cni: CniSpec) => boolean;
  readonly why: string;
  readonly instead: string;
}

const CILIUM_ONLY: readonly CiliumOnly[] = [
  {
    key: "encryption",
    given: ({ encryption }) => encryption !== Encryption.None,
    why: "is built for Cilium; between Calico's nodes traffic would stay in the open",
    instead:
      "delete it, or write cni.values.defaultFelixConfiguration: { enabled: true, wireguardEnabled: true } and look whether it works",
  },
  {
    key: "hubble",
    given: ({ hubble }) => hubble,
    why: "belongs to Cilium; no flow would be recorded",
    instead:
      "delete it; Calico's own are cni.values.goldmane and cni.values.whisker: { enabled: true }",
  },
  {
    key: "tunnelProtocol",
    given: ({ tunnelProtocol }) => tunnelProtocol !== TunnelProtocol.Vxlan,
    why: "is no encapsulation of Calico's; it would tunnel by VXLAN all the same",
    instead: "delete it, or write vxlan",
  },
  {
    key: "podCidr",
    given: ({ mode, podCidr }) => mode !== CniMode.Overlay && podCidr !== undefined,
    why: "is for an overlay; with this mode aws-vpc-cni gives out the VPC's addresses, and it would be ignored",
    instead: "delete it, or write cni.mode: overlay",
  },
  {
    key: "podCidrMaskSize",
    given: ({ podCidrMaskSize }) => podCidrMaskSize !== DEFAULTS.cni.podCidrMaskSize,
    why: "is a node's share on Cilium; Calico's nodes take blocks of 64 addresses, as many as they need, and it would be ignored",
    instead:
      "delete it; the size of a block is blockSize of a pool in cni.values.installation.calicoNetwork.ipPools",
  },
  {
    key: "bandwidthManager",
    given: ({ bandwidthManager }) => bandwidthManager,
    why: "belongs to Cilium; it would be ignored",
    instead: "delete it: nothing paces pods here, and their bandwidth annotations have no effect",
  },
  {
    key: "gatewayApi",
    given: ({ gatewayApi }) => gatewayApi,
    why: "belongs to Cilium; no controller would serve a Gateway",
    instead: "delete it, and install a Gateway API implementation of its own",
  },
];

/**
 * What Cilium has and Calico has not, or has under another name: it would be ignored in silence.
 *
 * @see projectcalico/calico: charts/crd.projectcalico.org.v1, operator.tigera.io_installations.yaml, v3.32.1; tigera/operator: pkg/render/node.go, v1.42.3
 */
export const calicoUnavailable = rule({
  id: "calico-unavailable",
  severity: "error",
  title: "Calico is asked only for what it has",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.kind !== CniKind.Calico
      ? []
      : CILIUM_ONLY.filter(({ given }) => given(cni)).map(({ key, why, instead }) => ({
          path: `cni.${key}`,
          message: `given with cni.kind calico: it ${why}`,
          remedy: instead,
        })),
});
