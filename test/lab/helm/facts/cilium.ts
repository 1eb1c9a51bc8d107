import { CniMode, Encryption } from "../../../../spec/choices";
import type { ClusterSpec, CniSpec } from "../../../../spec/cluster-spec";
import { objectOf, type Rendered } from "../helm";
import type { Facts, RenderedRelease } from "./facts";

type Strings = Readonly<Record<string, string | undefined>>;

/** Keys of cilium-config by mode; `undefined` says that the chart writes none. */
const MODES: Readonly<Record<CniMode, (cni: CniSpec) => Strings>> = {
  eni: ({ masquerade, prefixDelegation }) => ({
    ipam: "eni",
    "routing-mode": "native",
    "enable-endpoint-routes": "true",
    "enable-ipv4-masquerade": String(masquerade),
    "aws-enable-prefix-delegation": String(prefixDelegation),
    "cni-chaining-mode": undefined,
  }),
  overlay: ({ podCidr, podCidrMaskSize, tunnelProtocol, masquerade }) => ({
    ipam: "cluster-pool",
    "cluster-pool-ipv4-cidr": podCidr ?? "",
    "cluster-pool-ipv4-mask-size": String(podCidrMaskSize),
    "routing-mode": "tunnel",
    "tunnel-protocol": tunnelProtocol,
    "enable-ipv4-masquerade": String(masquerade),
    "cni-chaining-mode": undefined,
  }),
  chained: () => ({
    "routing-mode": "native",
    "enable-endpoint-routes": "true",
    "enable-ipv4-masquerade": "false",
    "cni-chaining-mode": "aws-cni",
  }),
  policyOnly: () => {
    throw new Error("Cilium has no mode policyOnly");
  },
};

function configuration({ cni, linkerd }: ClusterSpec): Strings {
  return {
    ...MODES[cni.mode](cni),
    "cluster-name": cni.ciliumClusterName,
    "cni-exclusive": String(!linkerd.cni && cni.mode !== CniMode.Chained),
    "custom-cni-conf": "false",
    "kube-proxy-replacement": String(cni.kubeProxyReplacement),
    "bpf-lb-sock-hostns-only": linkerd.cni && cni.kubeProxyReplacement ? "true" : undefined,
    "enable-wireguard": cni.encryption === Encryption.Wireguard ? "true" : undefined,
    "enable-hubble": String(cni.hubble),
    "enable-bandwidth-manager": cni.bandwidthManager ? "true" : undefined,
    "enable-gateway-api": cni.gatewayApi ? "true" : undefined,
    "set-cilium-node-taints": "true",
    "remove-cilium-node-taints": "true",
  };
}

/** Which operator the chart chose, and where it runs. */
function operatorOf(rendered: Rendered) {
  const { spec } = objectOf(rendered, "Deployment", "cilium-operator")["spec"].template;
  const [container] = spec.containers as { image: string; env?: { name: string }[] }[];
  return {
    build: /operator-(aws|generic)/.exec(container?.image ?? "")?.[1],
    hostNetwork: spec.hostNetwork as unknown,
    region: (container?.env ?? []).some(({ name }) => name === "AWS_REGION"),
  };
}

/** What the agent reads, and which operator serves it. */
export function ciliumFacts({ rendered, spec }: RenderedRelease): Facts {
  const { data } = objectOf(rendered, "ConfigMap", "cilium-config") as { data: Strings };
  const expected = configuration(spec);
  const eni = spec.cni.mode === CniMode.Eni;
  return {
    actual: {
      ...Object.fromEntries(Object.keys(expected).map((key) => [key, data[key]])),
      operator: operatorOf(rendered),
    },
    expected: {
      ...expected,
      operator: { build: eni ? "aws" : "generic", hostNetwork: true, region: eni },
    },
  };
}
