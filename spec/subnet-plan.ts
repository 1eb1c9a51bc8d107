import { parseCIDR, IPv4 } from "ipaddr.js";

/** The two subnets of one zone. */
export interface ZoneSubnets {
  readonly private: string;
  readonly public: string;
}

/** Private subnets take one eighth of the VPC each; the last eighth is cut into eight for the public ones. */
const EIGHTH_BITS = 3;
const EIGHTHS = 8;

/** Most zones that {@link planSubnets} can serve. */
export const MAX_ZONES = EIGHTHS - 1;

/** Prefix lengths that AWS accepts for a VPC and for a subnet (Amazon VPC User Guide, "VPC CIDR blocks"). */
export const AWS_PREFIX_LENGTH = { min: 16, max: 28 } as const;

/** Longest VPC prefix whose public subnets AWS still accepts. */
export const LONGEST_VPC_PREFIX = AWS_PREFIX_LENGTH.max - 2 * EIGHTH_BITS;

function blockAt(base: number, index: number, prefixLength: number): string {
  const address = (base + index * 2 ** (32 - prefixLength)) >>> 0;
  const bytes = [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff);
  return `${new IPv4(bytes).toString()}/${String(prefixLength)}`;
}

/**
 * Cuts a VPC into one large private and one small public subnet per zone, always the same for a zone's index,
 * so that a further zone never moves an existing subnet.
 *
 * @param vpcCidr - IPv4 CIDR of the VPC, /16 to /22
 * @param zoneCount - 1 to 7
 * @throws RangeError when the VPC is too small or there are too many zones
 */
export function planSubnets(vpcCidr: string, zoneCount: number): ZoneSubnets[] {
  const [network, prefixLength] = parseCIDR(vpcCidr);
  if (prefixLength > LONGEST_VPC_PREFIX || zoneCount > MAX_ZONES) {
    throw new RangeError(
      `a VPC of ${vpcCidr} cannot be cut into subnets for ${String(zoneCount)} zones: ` +
        `write a prefix of /${String(LONGEST_VPC_PREFIX)} or shorter and at most ${String(MAX_ZONES)} zones`,
    );
  }
  const base = network.toByteArray().reduce((address, byte) => address * 256 + byte, 0);
  const eighth = prefixLength + EIGHTH_BITS;
  const publicBase = base + (EIGHTHS - 1) * 2 ** (32 - eighth);
  return Array.from({ length: zoneCount }, (_, zone) => ({
    private: blockAt(base, zone, eighth),
    public: blockAt(publicBase, zone, eighth + EIGHTH_BITS),
  }));
}
