import type { AddressNeed, SubnetCapacity, SubnetSetCapacity } from "../capacity";

/** Which need of a subnet is judged. */
export interface Moment {
  readonly scale: "desired" | "max";
  readonly phase: "atStart" | "full";
}

/** A subnet, and its need at a moment. */
export interface SubnetMoment {
  readonly subnet: SubnetCapacity;
  readonly nodes: number;
  readonly need: AddressNeed;
}

function shareAt(subnet: SubnetCapacity, { scale, phase }: Moment): number {
  return subnet.needs[scale][phase].share ?? 0;
}

/** The subnet that is fullest at a moment; undefined where sizes are not known. */
export function fullestSubnet(set: SubnetSetCapacity, moment: Moment): SubnetMoment | undefined {
  const fullest = set.subnets.reduce<SubnetCapacity | undefined>(
    (most, subnet) =>
      most === undefined || shareAt(subnet, moment) > shareAt(most, moment) ? subnet : most,
    undefined,
  );
  if (fullest === undefined) return undefined;
  const { nodes, [moment.phase]: need } = fullest.needs[moment.scale];
  return { subnet: fullest, nodes, need };
}

/** What a subnet has, for people. */
export function roomText({ cidr, usable, prefixBlocks }: SubnetCapacity): string {
  return `${cidr} has ${String(usable)} addresses, with ${String(prefixBlocks)} whole blocks of 16`;
}

/** What is needed, for people. */
export function needText({ total, prefixes }: AddressNeed): string {
  return prefixes === 0
    ? `${String(total)} addresses`
    : `${String(total)} addresses, ${String(prefixes)} blocks of 16 among them`;
}
