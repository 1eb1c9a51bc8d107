/** A file that the guard may write on the node. */
export interface GuardFile {
  /** Where it goes; `$primary` and `$owner` are found out at boot. */
  readonly path: string;
  readonly content: string;
}

/** What the guard is made for. */
export interface GuardOptions {
  /** Explicit `RouteMetric=` of the primary; without it 512 where the AMI sets none. */
  readonly primaryRouteMetric?: number;
  /**
   * Drivers of the interfaces that a CNI attaches.
   *
   * @default - the drivers of EC2, as amazon-ec2-net-utils lists them
   */
  readonly drivers?: readonly string[];
}

/** nodeadm's own metric of the primary (awslabs/amazon-eks-ami: nodeadm/internal/system/networking.go, `metricBase`, v20260724). */
export const METRIC_BASE = 512;

/** Drivers of EC2's interfaces (amazonlinux/amazon-ec2-net-utils: systemd/network/80-ec2.network, v2.7.4). */
export const EC2_DRIVERS: readonly string[] = ["ena", "ixgbevf", "vif"];

/** Folder that is empty after each boot: a MAC address or a name under `/etc` would break machines made from an image of this one. */
const UNITS = "/run/systemd/network";

/** The files, whole. `@keep@` stands for the interfaces that networkd keeps, `@nic@` and `@metric@` for one of them. */
export interface GuardFiles {
  /** Takes the CNI's interfaces from networkd. After `70-eks-*` of the AMI, before `80-ec2.network`. */
  readonly unmanaged: GuardFile;
  /** Gives the primary its metric, on top of whichever unit the AMI has for it. */
  readonly metric: GuardFile;
  /** Follows a copy of the AMI's unit, for an interface on another network card. */
  readonly card: GuardFile;
}

function metricSections(metric: string): string {
  return `[DHCPv4]\nRouteMetric=${metric}\n\n[IPv6AcceptRA]\nRouteMetric=${metric}\n`;
}

/** The files of a guard. */
export function buildGuardFiles(options: GuardOptions): GuardFiles {
  const drivers = (options.drivers ?? EC2_DRIVERS).join(" ");
  const metric = String(options.primaryRouteMetric ?? METRIC_BASE);
  return {
    unmanaged: {
      path: `${UNITS}/75-eks-cni-unmanaged.network`,
      content: `[Match]\nDriver=${drivers}\nProperty=@keep@\n\n[Link]\nUnmanaged=yes\n`,
    },
    metric: {
      path: `${UNITS}/$owner.d/50-eks-cni-metric.conf`,
      content: metricSections(metric),
    },
    card: {
      path: `${UNITS}/75-eks-cni-card-$nic.network`,
      content: `[Match]\nProperty=INTERFACE=@nic@\n\n${metricSections("@metric@")}`,
    },
  };
}

const HEREDOC = /^\s*write_file "([^"\n]+)"[^\n]* <<'UNIT'\n([^]*?\n)UNIT$/gm;

/** Reads the literal files back out of a guard's text. */
export function parseGuardFiles(script: string): readonly GuardFile[] {
  return [...script.matchAll(HEREDOC)].map(([, path = "", content = ""]) => ({ path, content }));
}
