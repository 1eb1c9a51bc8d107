import { FIRST_VERSIONS } from "../pins/supported-charts";
import { isOlder } from "../pins/version-order";
import { CniMode, IpFamily } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";
import { ChartValuesError } from "./chart-values-error";
import type { CiliumFlatValues } from "./cilium-reasons";

/** Where pods get their addresses from, and how their packets travel between nodes. */
export function ciliumAddressing(cni: CniSpec, ipFamily: IpFamily | undefined): CiliumFlatValues {
  switch (cni.mode) {
    case CniMode.Eni:
      return eni(cni, ipFamily);
    case CniMode.Overlay:
      return overlay(cni);
    case CniMode.Chained:
      return chained(ipFamily);
    default:
      throw new ChartValuesError(
        "not-available",
        "cni.mode",
        `cilium with ${cni.mode} has no values; write mode: eni, overlay or chained`,
      );
  }
}

function eni(cni: CniSpec, ipFamily: IpFamily | undefined): CiliumFlatValues {
  return {
    "eni.enabled": true,
    "ipam.mode": "eni",
    routingMode: "native",
    "eni.awsEnablePrefixDelegation": cni.prefixDelegation,
    enableIPv4Masquerade: cni.masquerade,
    ...ipv6(ipFamily),
    ...(cni.firstInterfaceIndex === 0
      ? {}
      : { "eni.nodeSpec.firstInterfaceIndex": cni.firstInterfaceIndex }),
    ...podSubnets(cni),
  };
}

/** Without a pod CIDR the chart's own would be rendered: the rule `pod-cidr-missing` asks for one. */
function overlay(cni: CniSpec): CiliumFlatValues {
  return {
    "ipam.mode": "cluster-pool",
    ...(cni.podCidr === undefined
      ? {}
      : { "ipam.operator.clusterPoolIPv4PodCIDRList": [cni.podCidr] }),
    "ipam.operator.clusterPoolIPv4MaskSize": cni.podCidrMaskSize,
    routingMode: "tunnel",
    tunnelProtocol: cni.tunnelProtocol,
    enableIPv4Masquerade: cni.masquerade,
  };
}

/** Pods have addresses of aws-vpc-cni, which masquerades; the pool gives each node one for Cilium's own interface. */
function chained(ipFamily: IpFamily | undefined): CiliumFlatValues {
  const { cidr, maskSize } = DEFAULTS.cni.chainedPool;
  return {
    "cni.chainingMode": "aws-cni",
    "ipam.mode": "cluster-pool",
    "ipam.operator.clusterPoolIPv4PodCIDRList": [cidr],
    "ipam.operator.clusterPoolIPv4MaskSize": maskSize,
    routingMode: "native",
    "endpointRoutes.enabled": true,
    enableIPv4Masquerade: false,
    ...ipv6(ipFamily),
  };
}

function ipv6(ipFamily: IpFamily | undefined): CiliumFlatValues {
  return ipFamily === IpFamily.Ipv6 ? { "ipv6.enabled": true, enableIPv6Masquerade: false } : {};
}

function podSubnets(cni: CniSpec): CiliumFlatValues {
  const tags = Object.entries(cni.podSubnetTags).map(([key, value]) => `${key}=${value}`);
  if (tags.length === 0) return {};
  if (isOlder(cni.version, FIRST_VERSIONS.ciliumNodeSpec.chart)) {
    throw new ChartValuesError(
      "needs-newer-chart",
      "cni.podSubnetTags",
      `chart ${cni.version} has no eni.nodeSpec.subnetTags and would ignore them, so that pods would stay in the nodes' ` +
        `subnets; write cni.version ${FIRST_VERSIONS.ciliumNodeSpec.chart} or later`,
    );
  }
  return { "eni.nodeSpec.subnetTags": tags.sort() };
}
