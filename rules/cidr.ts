import { IPv4, IPv6, isValidCIDR, parseCIDR } from "ipaddr.js";

/** A parsed block of addresses. */
export interface Cidr {
  readonly address: IPv4 | IPv6;
  readonly prefixLength: number;
}

/** Reads a CIDR; `undefined` where it is none, which is rule `cidr-syntax`'s to say. */
export function parseCidr(text: string): Cidr | undefined {
  if (!isValidCIDR(text)) {
    return undefined;
  }
  const [address, prefixLength] = parseCIDR(text);
  return { address, prefixLength };
}

function contains(outer: Cidr, inner: Cidr): boolean {
  return (
    outer.address.kind() === inner.address.kind() &&
    outer.prefixLength <= inner.prefixLength &&
    inner.address.match(outer.address, outer.prefixLength)
  );
}

/** Whether every address of `inner` is one of `outer`'s. */
export function cidrContains(outer: string, inner: string): boolean {
  const [a, b] = [parseCidr(outer), parseCidr(inner)];
  return a !== undefined && b !== undefined && contains(a, b);
}

/** Whether two blocks share an address. False where one cannot be read. */
export function cidrsOverlap(left: string, right: string): boolean {
  return cidrContains(left, right) || cidrContains(right, left);
}

/** The block as AWS and Kubernetes expect it written: its first address, then the prefix length. */
export function canonicalCidr(text: string): string {
  const network = text.includes(":")
    ? IPv6.networkAddressFromCIDR(text)
    : IPv4.networkAddressFromCIDR(text);
  return `${network.toString()}/${text.slice(text.indexOf("/") + 1)}`;
}
