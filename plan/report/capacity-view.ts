import type {
  AddressNeed,
  ClusterCapacity,
  PodPoolCapacity,
  SubnetNeeds,
  SubnetSetCapacity,
} from "../../capacity";
import type { Plan } from "../plan";
import { count, sizeNumber } from "./number-text";
import { printableLine } from "./printable";

/** A measure against what there is. */
export interface Gauge {
  readonly label: string;
  /** The same in words: everything that the bar shows. */
  readonly text: string;
  /** Part of the whole now, 0 to 1 and beyond; left out where the whole is not known. */
  readonly share?: number;
  /** Part of the whole at its most. */
  readonly mostShare?: number;
  readonly level: "ok" | "warning" | "error";
}

/** Gauges of one thing that fills up. */
export interface GaugeList {
  readonly title: string;
  /** Where the numbers come from. */
  readonly why: string;
  readonly gauges: readonly Gauge[];
}

/** Pods and addresses of one cluster, for people. */
export interface CapacityView {
  /** Name of the cluster, where there are several. */
  readonly cluster?: string;
  readonly lists: readonly GaugeList[];
  readonly notes: readonly string[];
}

/** Above this a set of subnets or a pool is worth a line in every report. */
const NEARLY_FULL = 0.8;

function percent(share: number | undefined): string {
  if (share === undefined) return "";
  const rounded = Math.round(share * 100);
  return ` (${rounded === 0 && share > 0 ? "under 1" : String(rounded)}%)`;
}

function pods({ groups }: ClusterCapacity): GaugeList {
  return {
    title: "Pods per node",
    why: "What the kubelet allows, of what a node has addresses for.",
    gauges: groups.map(({ name, maxPods, limit, why, unknownTypes, nodes }) => {
      const most = sizeNumber(maxPods * nodes.max);
      const of = limit === undefined ? "" : `, with addresses for ${sizeNumber(limit)}`;
      const unknown =
        unknownTypes.length === 0 ? "" : `; limits of ${unknownTypes.join(", ")} are not known`;
      return {
        label: printableLine(name),
        text: printableLine(
          `${sizeNumber(maxPods)} pods${of}: ${why}${unknown}; ${most} on ${count(nodes.max, "node")}`,
        ),
        ...(limit === undefined || limit === 0 ? {} : { share: maxPods / limit }),
        level: limit !== undefined && maxPods > limit ? "error" : "ok",
      };
    }),
  };
}

function levelOf(fit: AddressNeed["fit"]): Gauge["level"] {
  return fit === "never" ? "error" : fit === "unfragmented" ? "warning" : "ok";
}

function needText(nodes: number, { total }: AddressNeed, usable: number | undefined): string {
  const share = usable === undefined || usable === 0 ? undefined : total / usable;
  return `${sizeNumber(total)}${percent(share)} with ${count(nodes, "node")}`;
}

/** Whole blocks, where they run out before single addresses do. */
function blocksText({ desired, max }: SubnetNeeds, prefixBlocks: number | undefined): string {
  if (prefixBlocks === undefined || max.full.prefixes <= prefixBlocks) return "";
  const [now, most] = [desired, max].map(({ full }) => sizeNumber(full.prefixes));
  return `; ${now ?? ""} and ${most ?? ""} blocks of 16, of ${sizeNumber(prefixBlocks)} whole ones`;
}

function subnets(set: SubnetSetCapacity): GaugeList {
  const title = `Addresses: ${printableLine(set.name)}`;
  const why = printableLine(set.why);
  const places =
    set.subnets.length > 0
      ? set.subnets.map((subnet) => ({ label: subnet.cidr, ...subnet }))
      : [{ label: "all of them", usable: undefined, prefixBlocks: undefined, needs: set.needs }];
  return {
    title,
    why: `${why}. Counted are nodes that run all the pods they may.`,
    gauges: places.map(({ label, usable, prefixBlocks, needs }) => {
      const { desired, max } = needs;
      const { share } = desired.full;
      const mostShare = max.full.share;
      const of = usable === undefined ? "" : `, of ${sizeNumber(usable)}`;
      const fit =
        max.full.fit === "unfragmented" ? "; fits only while whole blocks of 16 stay free" : "";
      return {
        label: printableLine(label),
        text: `${needText(desired.nodes, desired.full, usable)} desired, ${needText(max.nodes, max.full, usable)} at most${of}${blocksText(needs, prefixBlocks)}${fit}`,
        ...(share === undefined ? {} : { share }),
        ...(mostShare === undefined ? {} : { mostShare }),
        level: levelOf(max.full.fit),
      };
    }),
  };
}

function pool({ cidrs, why, blocks, needs: { desired, max } }: PodPoolCapacity): GaugeList {
  const need = ({ nodes, blocks: taken, share }: typeof desired): string =>
    `${sizeNumber(taken)}${percent(share)} with ${count(nodes, "node")}`;
  return {
    title: "Pool of the overlay",
    why: `${printableLine(why)}.`,
    gauges: [
      {
        label: printableLine(cidrs.join(", ")),
        text: `${need(desired)} desired, ${need(max)} at most, of ${count(blocks, "block")}`,
        share: desired.share,
        mostShare: max.share,
        level: max.share > 1 ? "error" : max.share > NEARLY_FULL ? "warning" : "ok",
      },
    ],
  };
}

/** Makes the views, by cluster. */
export function buildCapacityViews({ clusters = [] }: Plan): readonly CapacityView[] {
  return clusters.map(({ cluster, capacity }) => ({
    ...(clusters.length === 1 ? {} : { cluster: printableLine(cluster) }),
    lists: [
      pods(capacity),
      ...capacity.subnetSets.map(subnets),
      ...(capacity.podPool === undefined ? [] : [pool(capacity.podPool)]),
    ].filter(({ gauges }) => gauges.length > 0),
    notes: capacity.notes.map(printableLine),
  }));
}

/** What is nearly full at most, one line each: for reports that show no bars. */
export function tightLines({ clusters = [] }: Plan): readonly string[] {
  return clusters.flatMap(({ cluster, capacity: { subnetSets, podPool } }) => {
    const whose = clusters.length === 1 ? "" : `${cluster}: `;
    const all = [
      ...subnetSets.map(({ name, needs, subnets: each }) => ({
        name,
        share: Math.max(
          needs.max.full.share ?? 0,
          ...each.map((one) => one.needs.max.full.share ?? 0),
        ),
      })),
      ...(podPool === undefined
        ? []
        : [{ name: "the overlay's pool", share: podPool.needs.max.share }]),
    ];
    return all
      .filter(({ share }) => share >= NEARLY_FULL)
      .map(({ name, share }) =>
        printableLine(
          `${whose}${name}: ${share > 1 ? "too small" : `${String(Math.round(share * 100))}% full`} with the most nodes that scaling allows, all running as many pods as they may`,
        ),
      );
  });
}
