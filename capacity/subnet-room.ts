import { isValidCIDR, parseCIDR } from "ipaddr.js";
import type { AddressUse, Fit } from "./model";
import { PREFIX_ADDRESSES } from "./pod-capacity";

/**
 * AWS keeps the first four addresses of a subnet and the last one.
 *
 * @see Amazon VPC User Guide, "Subnet CIDR blocks"
 */
export const KEPT_BY_AWS = 5;

/** What a subnet has to give. */
export interface SubnetRoom {
  readonly size: number;
  readonly usable: number;
  /** Whole blocks of /28 without an address that AWS keeps: all but the first and the last. */
  readonly prefixBlocks: number;
}

/** Addresses of an IPv4 block; undefined where it is none. */
export function blockSize(cidr: string): number | undefined {
  if (!isValidCIDR(cidr)) return undefined;
  const [address, prefixLength] = parseCIDR(cidr);
  return address.kind() === "ipv4" ? 2 ** (32 - prefixLength) : undefined;
}

/** Room of a subnet of `size` addresses. */
export function subnetRoom(size: number): SubnetRoom {
  return {
    size,
    usable: Math.max(0, size - KEPT_BY_AWS),
    prefixBlocks: Math.max(0, Math.floor(size / PREFIX_ADDRESSES) - 2),
  };
}

/** What is taken from nothing does not fit: more than 1, and a number that JSON has. */
export function shareOfNothing(taken: number): number {
  return taken === 0 ? 0 : 1 + taken;
}

/** The part of a room that a use takes, of addresses or of blocks, whichever is more. 1 is full. */
export function shareOf(use: AddressUse, room: Omit<SubnetRoom, "size">): number {
  const part = (taken: number, of: number) => (of === 0 ? shareOfNothing(taken) : taken / of);
  return Math.max(part(use.total, room.usable), part(use.prefixes, room.prefixBlocks));
}

/**
 * Whether a use fits. EC2 places single addresses anywhere in a subnet, and one of them spoils a block of 16 for
 * prefixes: at worst each spoils another one.
 */
export function fitOf(use: AddressUse, room: Omit<SubnetRoom, "size">): Fit {
  if (shareOf(use, room) > 1) return "never";
  return use.prefixes === 0 || use.prefixes + use.singles <= room.prefixBlocks
    ? "always"
    : "unfragmented";
}
