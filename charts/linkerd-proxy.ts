import { IpFamily } from "../spec/choices";

/**
 * One setting of Linkerd's proxy that two charts must agree on: linkerd-cni writes the rules that lead traffic to the
 * proxy, the control plane writes the proxy that waits there.
 */
export interface SharedProxySetting {
  /** What it is, as a message says it. */
  readonly what: string;
  /** Dotted path in the values of the chart `linkerd2-cni`. */
  readonly cni:
    | "inboundProxyPort"
    | "outboundProxyPort"
    | "proxyAdminPort"
    | "proxyControlPort"
    | "proxyUID"
    | "proxyGID"
    | "ignoreInboundPorts"
    | "ignoreOutboundPorts"
    | "disableIPv6";
  /** Dotted path in the values of the chart `linkerd-control-plane`. */
  readonly controlPlane:
    | "proxy.ports.inbound"
    | "proxy.ports.outbound"
    | "proxy.ports.admin"
    | "proxy.ports.control"
    | "proxy.uid"
    | "proxy.gid"
    | "proxyInit.ignoreInboundPorts"
    | "proxyInit.ignoreOutboundPorts"
    | "disableIPv6";
  /** What both get. */
  readonly value: string | number | boolean;
  /** What happens where they differ. */
  readonly otherwise: string;
}

/** Port of the proxy's outbound side; the network validator listens there before the proxy does. */
export const LINKERD_OUTBOUND_PORT = 4140;

const NO_RULES = "the rules would lead traffic to a port on which no proxy listens";
const LOOP = "the proxy's own traffic would be led back to it";
const SKIPPED =
  "with linkerd-cni only its own list counts, and the other would be ignored in silence";

/** The ports that neither chart leads to the proxy: Galera's, the control plane's default. */
const IGNORED_PORTS = "4567,4568";

/**
 * The one table of what both charts are told.
 *
 * @see linkerd/linkerd2: charts/linkerd2-cni/values.yaml, charts/linkerd-control-plane/values.yaml, edge-26.6.3
 */
export function sharedProxySettings(
  ipFamily: IpFamily = IpFamily.Ipv4,
): readonly SharedProxySetting[] {
  return [
    {
      what: "inbound port",
      cni: "inboundProxyPort",
      controlPlane: "proxy.ports.inbound",
      value: 4143,
      otherwise: NO_RULES,
    },
    {
      what: "outbound port",
      cni: "outboundProxyPort",
      controlPlane: "proxy.ports.outbound",
      value: LINKERD_OUTBOUND_PORT,
      otherwise: NO_RULES,
    },
    {
      what: "admin port",
      cni: "proxyAdminPort",
      controlPlane: "proxy.ports.admin",
      value: 4191,
      otherwise: "probes of the proxy would be led through the proxy itself",
    },
    {
      what: "control port",
      cni: "proxyControlPort",
      controlPlane: "proxy.ports.control",
      value: 4190,
      otherwise: "connections to the proxy's control port would be led through the proxy itself",
    },
    { what: "user id", cni: "proxyUID", controlPlane: "proxy.uid", value: 2102, otherwise: LOOP },
    { what: "group id", cni: "proxyGID", controlPlane: "proxy.gid", value: -1, otherwise: LOOP },
    {
      what: "ignored inbound ports",
      cni: "ignoreInboundPorts",
      controlPlane: "proxyInit.ignoreInboundPorts",
      value: IGNORED_PORTS,
      otherwise: SKIPPED,
    },
    {
      what: "ignored outbound ports",
      cni: "ignoreOutboundPorts",
      controlPlane: "proxyInit.ignoreOutboundPorts",
      value: IGNORED_PORTS,
      otherwise: SKIPPED,
    },
    {
      what: "IPv6 switch",
      cni: "disableIPv6",
      controlPlane: "disableIPv6",
      value: ipFamily !== IpFamily.Ipv6,
      otherwise:
        "IPv6 traffic would pass beside the proxy, or be led to an address on which it does not listen",
    },
  ];
}
