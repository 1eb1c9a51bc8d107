import { count, sizeNumber } from "../../report/number-text";
import { printableLine } from "../../report/printable";
import { shortType } from "../../report/resource-label";
import type {
  Changes,
  Danger,
  GroupEffect,
  NodeGroupChange,
  Operation,
  PermissionChange,
  ReleaseChange,
  ResourceChange,
  SectionChange,
} from "../changes";

const GROUP_EFFECT: Readonly<Record<GroupEffect, string>> = {
  created: "is created",
  deleted: "is deleted",
  replaced: "is replaced",
  rolls: "rolls",
  "in place": "changes in place",
};

/** `created`, for counts and lists. */
export const DONE: Readonly<Record<Operation, string>> = {
  create: "created",
  update: "changed",
  replace: "replaced",
  delete: "deleted",
};

/** The worst first. */
export const OPERATIONS: readonly Operation[] = ["delete", "replace", "update", "create"];

/** `rolls`. */
export function groupEffect({ effect }: NodeGroupChange): string {
  return GROUP_EFFECT[effect];
}

/** `user data, AMI release · 3 nodes go`; empty when nothing is known. */
export function groupCause({ reasons, nodes, effect, onlyFormatting }: NodeGroupChange): string {
  const coming = effect === "created";
  return [
    ...(reasons.length === 0 ? [] : [reasons.map(printableLine).join(", ")]),
    ...(nodes === undefined || effect === "in place"
      ? []
      : [
          `${count(nodes, "node")} ${coming ? (nodes === 1 ? "comes" : "come") : nodes === 1 ? "goes" : "go"}`,
        ]),
    ...(onlyFormatting === true ? ["only the formatting of the user data differs"] : []),
  ].join(" · ");
}

/** `1.18.1 → 1.18.2`, `installed in version 1.18.2`. */
export function releaseEffect({ effect, versionBefore, versionAfter }: ReleaseChange): string {
  const version = (text: string | undefined): string =>
    text === undefined ? "" : ` ${printableLine(text)}`;
  switch (effect) {
    case "installed":
      return `installed${version(versionAfter)}`;
    case "uninstalled":
      return `uninstalled${versionBefore === undefined ? "" : `, was${version(versionBefore)}`}`;
    case "released":
      return `stays installed without Pulumi${versionBefore === undefined ? "" : `, in version${version(versionBefore)}`}`;
    case "reinstalled":
    case "upgraded": {
      const verb = effect === "reinstalled" ? "reinstalled" : "";
      if (
        versionBefore !== undefined &&
        versionAfter !== undefined &&
        versionBefore !== versionAfter
      )
        return `${verb}${version(versionBefore)} →${version(versionAfter)}`.trim();
      return `${verb}${version(versionAfter ?? versionBefore)}`.trim();
    }
  }
}

/** `2 values, 1 moved default, 1 patch`. */
export function releaseParts({
  values,
  movedDefaults,
  defaultsUnknown,
  patches,
}: ReleaseChange): string {
  return [
    ...(values.length === 0 ? [] : [count(values.length, "value")]),
    ...(movedDefaults.length === 0 ? [] : [count(movedDefaults.length, "moved default")]),
    ...(defaultsUnknown === true ? ["which defaults the chart moved is not known here"] : []),
    ...(patches.length === 0 ? [] : [count(patches.length, "patch field")]),
  ].join(", ");
}

/** Workloads that a release restarts and that its summary names one by one. */
export const MOST_RESTARTS = 3;

/** `restarts DaemonSet cilium, Deployment cilium-operator`. */
export function releaseRestarts({ restarts }: ReleaseChange): string {
  if (restarts.length === 0) return "";
  return restarts.length > MOST_RESTARTS
    ? `restarts ${count(restarts.length, "workload")}`
    : `restarts ${restarts.map(printableLine).join(", ")}`;
}

/** `2 gained, 1 lost`. */
export function permissionParts({ gained, lost }: PermissionChange): string {
  return [
    ...(gained.length === 0 ? [] : [`${sizeNumber(gained.length)} gained`]),
    ...(lost.length === 0 ? [] : [`${sizeNumber(lost.length)} lost`]),
  ].join(", ");
}

/** `aws.ec2.Subnet`. */
export function typeOf({ type }: Pick<ResourceChange, "type">): string {
  const short = shortType(type);
  return short === "" ? printableLine(type) : short;
}

/** `3 created, 1 replaced, 88 unchanged`. */
export function countsText({ counts }: Changes): string {
  return [
    ...OPERATIONS.map((operation) => [counts[operation], DONE[operation]] as const),
    [counts.unchanged, "unchanged"] as const,
  ]
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${sizeNumber(number)} ${word}`)
    .join(", ");
}

/** Kinds with their number, the most frequent first. */
export function countKinds(
  resources: readonly ResourceChange[],
): readonly (readonly [kind: string, number: number])[] {
  const types = new Map<string, number>();
  for (const { type } of resources) types.set(type, (types.get(type) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [type, number] of types) {
    const kind = typeOf({ type });
    counts.set(kind, (counts.get(kind) ?? 0) + number);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : a > b ? 1 : 0));
}

/** Nothing to tell: one line says so. */
export function isUnchanged(changes: Changes): boolean {
  return (
    changes.danger === undefined &&
    [
      changes.consequences,
      changes.findings,
      changes.judges,
      changes.nodeGroups,
      changes.releases,
      changes.permissions,
      changes.network,
      changes.others,
      changes.raw,
      changes.diagnostics,
    ].every(({ length }) => length === 0)
  );
}

/** What is usual for an operation, when no consequence says more. */
export const USUAL_DANGER: Readonly<Record<Operation, Danger>> = {
  delete: "reach",
  replace: "reach",
  update: "settings",
  create: "new",
};

const GROUP_DANGER: Readonly<Record<GroupEffect, Danger>> = {
  created: "new",
  deleted: "nodes",
  replaced: "nodes",
  rolls: "nodes",
  "in place": "settings",
};

/** What is usual for a node group. */
export function groupDanger({ effect }: NodeGroupChange): Danger {
  return GROUP_DANGER[effect];
}

/** What is usual for a release. */
export function releaseDanger({ effect, restarts }: ReleaseChange): Danger {
  if (effect === "uninstalled" || effect === "reinstalled" || restarts.length > 0)
    return "restarts";
  return effect === "installed" ? "new" : "settings";
}

/** Parts of a section's size, for its summary. */
export function sectionSize({ fields, lines }: SectionChange): string {
  const signs = (sign: string): number => lines.filter((line) => line.sign === sign).length;
  const [added, removed] = [signs("+"), signs("-")];
  const counts = [
    ...(added === 0 ? [] : [`+${sizeNumber(added)}`]),
    ...(removed === 0 ? [] : [`−${sizeNumber(removed)}`]),
  ];
  return [
    ...(fields.length === 0 ? [] : [count(fields.length, "field")]),
    ...(counts.length === 0 ? [] : [`${counts.join(" ")} line${added + removed === 1 ? "" : "s"}`]),
  ].join(", ");
}

/** `2 deleted, 40 created`. */
export function operationsText(resources: readonly ResourceChange[]): string {
  return OPERATIONS.map(
    (operation) =>
      [resources.filter((one) => one.operation === operation).length, DONE[operation]] as const,
  )
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${sizeNumber(number)} ${word}`)
    .join(", ");
}
