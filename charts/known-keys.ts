import {
  SUPPORTED_CHARTS,
  type SupportedChart,
  type SupportedVersion,
} from "../pins/supported-charts";
import { compareVersions, minorOf } from "../pins/version-order";

/** `*` marks a map that takes further keys; a string is a leaf: the letters of the JSON types it takes. */
export interface KeyTree {
  readonly [key: string]: KeyTree | string;
}

interface KnownKeysModule {
  readonly KNOWN_KEYS: string;
}

type Loaders = {
  readonly [C in SupportedChart]: Readonly<Record<SupportedVersion<C>, () => KnownKeysModule>>;
};

// Required when asked for: a program that overrides no values never reads a table.
/* eslint-disable @typescript-eslint/no-require-imports */
const LOADERS: Loaders = {
  "aws-vpc-cni": {
    "1.22.4": () => require("./known-keys/aws-vpc-cni-1.22.4") as KnownKeysModule,
    "1.23.1": () => require("./known-keys/aws-vpc-cni-1.23.1") as KnownKeysModule,
  },
  cilium: {
    "1.18.12": () => require("./known-keys/cilium-1.18.12") as KnownKeysModule,
    "1.19.6": () => require("./known-keys/cilium-1.19.6") as KnownKeysModule,
    "1.20.0": () => require("./known-keys/cilium-1.20.0") as KnownKeysModule,
  },
  "linkerd-control-plane": {
    "2026.6.3": () => require("./known-keys/linkerd-control-plane-2026.6.3") as KnownKeysModule,
  },
  "linkerd-crds": {
    "2026.6.3": () => require("./known-keys/linkerd-crds-2026.6.3") as KnownKeysModule,
  },
  "linkerd2-cni": {
    "2025.3.1": () => require("./known-keys/linkerd2-cni-2025.3.1") as KnownKeysModule,
    "2025.7.6": () => require("./known-keys/linkerd2-cni-2025.7.6") as KnownKeysModule,
    "2026.6.3": () => require("./known-keys/linkerd2-cni-2026.6.3") as KnownKeysModule,
  },
  "tigera-operator": {
    "v3.32.1": () => require("./known-keys/tigera-operator-v3.32.1") as KnownKeysModule,
  },
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** A table of keys, and which version it is of. */
export interface KnownKeys {
  /** Version of the chart that the table was made from. */
  readonly version: string;
  readonly tree: KeyTree;
}

/** Of the versions that can be compared with `wanted` the newest that is not newer, or the oldest. */
function nearestVersion(versions: readonly string[], wanted: string): string | undefined {
  const sameMinor = versions.filter((version) => minorOf(version) === minorOf(wanted));
  const candidates = sameMinor.length > 0 ? sameMinor : versions;
  const notNewer = candidates.filter((version) => (compareVersions(version, wanted) ?? 1) <= 0);
  return notNewer.at(-1) ?? candidates[0];
}

/**
 * The table of a chart's keys: the version's own, else the nearest of the same minor, else the nearest older one.
 *
 * @returns nothing for a chart without tables, and for a version that cannot be read
 */
export function knownKeys(chart: string, version: string): KnownKeys | undefined {
  if (!Object.hasOwn(SUPPORTED_CHARTS, chart) || minorOf(version) === undefined) return undefined;
  const name = chart as SupportedChart;
  const nearest = nearestVersion(SUPPORTED_CHARTS[name], version);
  const loaders: Readonly<Record<string, () => KnownKeysModule>> = LOADERS[name];
  const load = nearest === undefined ? undefined : loaders[nearest];
  if (nearest === undefined || load === undefined) return undefined;
  return { version: nearest, tree: JSON.parse(load().KNOWN_KEYS) as KeyTree };
}
