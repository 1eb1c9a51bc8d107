import { IPv4, IPv6, isValid, isValidCIDR, parse, parseCIDR } from "ipaddr.js";

/** Services' DNS is the tenth address of their CIDR, on EKS as nearly everywhere. */
const DNS_OFFSET = 10;

/** Adds to the big-endian number that these bytes are. */
function addToBytes(bytes: readonly number[], offset: number): number[] {
  let carry = offset;
  return [...bytes]
    .reverse()
    .map((byte) => {
      const sum = byte + carry;
      carry = sum >>> 8;
      return sum & 0xff;
    })
    .reverse();
}

/**
 * Address of the cluster's DNS: network + 10. Undefined when `serviceCidr` is no CIDR.
 *
 * @param serviceCidr - IPv4 or IPv6, host bits are ignored
 */
export function clusterDnsIp(serviceCidr: string): string | undefined {
  if (!isValidCIDR(serviceCidr)) return undefined;
  const [address, prefixLength] = parseCIDR(serviceCidr);
  const network =
    address.kind() === "ipv6"
      ? IPv6.networkAddressFromCIDR(serviceCidr)
      : IPv4.networkAddressFromCIDR(serviceCidr);
  const hostBits = network.toByteArray().length * 8 - prefixLength;
  if (2 ** hostBits <= DNS_OFFSET) return undefined;
  const bytes = addToBytes(network.toByteArray(), DNS_OFFSET);
  return network.kind() === "ipv6" ? new IPv6(bytes).toRFC5952String() : new IPv4(bytes).toString();
}

/**
 * Whether nodeadm's own derivation of the DNS address, which works on the CIDR's text, gives {@link clusterDnsIp}.
 * It does not for an IPv4 CIDR that is not aligned on /24
 * (awslabs/amazon-eks-ami: nodeadm/internal/api/cluster.go, `GetClusterDns`).
 */
export function nodeadmDerivesDns(serviceCidr: string): boolean {
  const expected = clusterDnsIp(serviceCidr);
  if (expected === undefined) return true;
  const [network = ""] = serviceCidr.split("/");
  const derived = network.includes(":")
    ? `${network}a`
    : `${network.slice(0, network.lastIndexOf("."))}.${String(DNS_OFFSET)}`;
  return (
    isValid(derived) && parse(derived).toNormalizedString() === parse(expected).toNormalizedString()
  );
}
