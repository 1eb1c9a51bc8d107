import {
  CALICO_REASONS,
  CILIUM_REASONS,
  LINKERD_CNI_REASONS,
  LINKERD_CONTROL_PLANE_REASONS,
  LINKERD_CRDS_REASONS,
  VPC_CNI_REASONS,
  type ValueReason,
} from "../../charts";
import { valuePaths } from "../../charts/value-paths";
import type { HelmFile, Plan } from "../plan";
import type { PlaceholderMarker } from "./placeholders";
import { printableLine } from "./printable";

/** One Helm value and why it is there. Its strings are ready to be shown. */
export interface ValueView {
  readonly path: string;
  /** JSON, or the bare text of a string. */
  readonly value: string;
  /** Whether the stack file has it. */
  readonly own: boolean;
  /** Why this program sets it, or would; absent for what nobody but the user knows. */
  readonly reason?: string;
  readonly source?: string;
}

type Reasons = Readonly<Record<string, ValueReason>>;

const REASONS: ReadonlyMap<string, Reasons> = new Map<string, Reasons>([
  ["cilium", CILIUM_REASONS],
  ["linkerd2-cni", LINKERD_CNI_REASONS],
  ["linkerd-crds", LINKERD_CRDS_REASONS],
  ["linkerd-control-plane", LINKERD_CONTROL_PLANE_REASONS],
  ["linkerd-enterprise-crds", LINKERD_CRDS_REASONS],
  ["linkerd-enterprise-control-plane", LINKERD_CONTROL_PLANE_REASONS],
  ["tigera-operator", CALICO_REASONS],
  ["aws-vpc-cni", VPC_CNI_REASONS],
]);

/** The reason for a path, or for the map around it. */
function reasonFor(path: string, reasons: Reasons): ValueReason | undefined {
  const words = path.split(".");
  for (let length = words.length; length > 0; length -= 1) {
    const key = words.slice(0, length).join(".");
    if (Object.hasOwn(reasons, key)) return reasons[key];
  }
  return undefined;
}

/** Paths that the stack file gives a chart; a release of one of several clusters begins with the cluster's name. */
function ownPaths(plan: Plan, release: string, chart: string): ReadonlySet<string> {
  const clusters = plan.clusters ?? [];
  return new Set(
    clusters
      .filter(({ cluster }) => clusters.length === 1 || release.startsWith(`${cluster}.`))
      .flatMap(({ ownValues }) => ownValues)
      .filter((own) => own.chart === chart)
      .flatMap(({ paths }) => paths),
  );
}

function text(value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  // On one line, with spaces at which it may be broken.
  return JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
}

/** Every value of a release by its path, with its reason. */
export function buildValueViews(
  plan: Plan,
  release: string,
  file: HelmFile,
  mark: PlaceholderMarker,
): readonly ValueView[] {
  const reasons = REASONS.get(file.chart) ?? {};
  const own = ownPaths(plan, release, file.chart);
  return valuePaths(file.values).map(({ path, value }) => {
    const found = reasonFor(path, reasons);
    return {
      path: printableLine(path),
      value: printableLine(mark(text(value))),
      own: own.has(path),
      ...(found === undefined ? {} : { reason: found.reason, source: found.source }),
    };
  });
}
