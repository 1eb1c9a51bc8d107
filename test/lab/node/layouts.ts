import type { NodeLayout } from "./rig";

// What the EKS AMIs of each generation leave for networkd, with the driver of a veth, and with MACAddress= where they
// say PermanentMACAddress=, which a veth has not. Shape from amazonlinux/amazon-ec2-net-utils v2.7.4 and
// awslabs/amazon-eks-ami v20240213 to v20260724.

/** The two naming schemes that EC2 instances have most. */
export const NAMES = [
  ["ens5", "ens6"],
  ["enp39s0", "enp40s0"],
] as const;

export const PRIMARY_MAC = "0e:00:00:00:00:05";
export const SECOND_MAC = "0e:00:00:00:00:06";

const SETTINGS =
  "[Link]\nMTUBytes=1500\n\n[Network]\nDHCP=yes\nLLMNR=no\n\n[DHCPv4]\nUseHostname=no\n";
const CATCH_ALL = `[Match]\nDriver=veth\n\n${SETTINGS}`;
const ONLY_PRIMARY = `[Match]\nMACAddress=${PRIMARY_MAC}\n`;
const METRIC = "\n[DHCPv4]\nRouteMetric=512\n\n[IPv6AcceptRA]\nRouteMetric=512\n";

export type Generation = "A" | "B after a reboot" | "C" | "D";

type Units = Pick<NodeLayout, "etc" | "lib" | "run">;

/** Unit files of a generation, for a primary with this name. */
export function unitsOf(generation: Generation, primary: string): Units {
  const lib = { "80-ec2.network": CATCH_ALL };
  switch (generation) {
    case "A":
      return { lib };
    case "B after a reboot":
      return { lib, etc: { "80-ec2.network.d/10-eks_primary_eni_only.conf": ONLY_PRIMARY } };
    case "C":
      return { lib, run: { "80-ec2.network.d/10-eks_primary_eni_only.conf": ONLY_PRIMARY } };
    case "D":
      return {
        lib,
        run: {
          [`70-eks-${primary}.network`]: `${ONLY_PRIMARY}\n${SETTINGS}${METRIC}`,
          "80-ec2.network.d/10-eks-disable.conf": "[Match]\nName=none",
        },
      };
    default: {
      const never: never = generation;
      return never;
    }
  }
}

/** A node of two interfaces; the first is the primary. */
export function layout(
  generation: Generation,
  names: readonly [string, string],
  over: {
    readonly bus?: "down";
    readonly imds?: "down";
    readonly later?: true;
    readonly card?: number;
  } = {},
): NodeLayout {
  return {
    ...unitsOf(generation, names[0]),
    nics: [
      { name: names[0], mac: PRIMARY_MAC },
      {
        name: names[1],
        mac: SECOND_MAC,
        ...(over.later === undefined ? {} : { later: true }),
        ...(over.card === undefined ? {} : { card: over.card }),
      },
    ],
    bus: over.bus ?? "up",
    imds: over.imds ?? "up",
  };
}
