import type { Severity } from "../../rules/problem";

/**
 * How bad a consequence is for what runs, the worst first. It orders every report and says what is folded last.
 *
 * - `lost`: data or running workloads are gone: a cluster, a volume, a network that is deleted or replaced
 * - `nodes`: nodes go and others come: a node group rolls, is replaced or is deleted
 * - `restarts`: pods on the nodes restart, nodes stay
 * - `reach`: who may reach or do what: endpoint, access entries, IAM, routes
 * - `new`: something is created that nothing depended on before
 * - `settings`: changed in place, nothing restarts
 * - `text`: only words: descriptions, tags, scripts that run at the next deployment
 */
export const DANGERS = ["lost", "nodes", "restarts", "reach", "new", "settings", "text"] as const;
export type Danger = (typeof DANGERS)[number];

/** One thing that will happen, as a sentence without a final period. */
export interface Consequence {
  readonly danger: Danger;
  /** In our Markdown subset: prose with `code`. */
  readonly text: string;
  /** What the sentence rests on: a node group, a release, a resource. */
  readonly subject: string;
}

/** A difference inside something structured. Absent on one side: added or removed. Values are shown, not data. */
export interface FieldChange {
  /** `kubelet.config.maxPods`, `ipam.mode`, `subnetIds[1]`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
  /** What this field does, when that is not obvious. */
  readonly note?: string;
}

/** A line of a text that changed; the sign is that of unified diffs. `…` stands for lines that are the same. */
export interface DiffLine {
  readonly sign: "+" | "-" | " " | "…";
  readonly text: string;
}

/** One part of something that has parts: a NodeConfig, a networkd unit, a script. */
export interface SectionChange {
  readonly title: string;
  readonly state: "added" | "removed" | "changed";
  /** Differences by field, where the text has fields. */
  readonly fields: readonly FieldChange[];
  /** Differences by line, where it has none. */
  readonly lines: readonly DiffLine[];
}

/** What becomes of a node group. */
export type GroupEffect = "created" | "deleted" | "replaced" | "rolls" | "in place";

/** A node group that changes. */
export interface NodeGroupChange {
  readonly name: string;
  readonly operatingSystem: string;
  readonly effect: GroupEffect;
  /** Nodes that go, when it is known. */
  readonly nodes?: number;
  /** Why, one phrase each: `user data`, `AMI release`, `instance types (they cannot be changed in place)`. */
  readonly reasons: readonly string[];
  /** Settings of group and launch template. */
  readonly settings: readonly FieldChange[];
  readonly userData: readonly SectionChange[];
  /** The bytes differ and nothing that a node reads does. */
  readonly onlyFormatting?: true;
}

/** A Helm release that changes. */
export interface ReleaseChange {
  readonly name: string;
  readonly chart: string;
  /** `released`: Pulumi forgets it, and it stays installed. */
  readonly effect: "installed" | "uninstalled" | "released" | "reinstalled" | "upgraded";
  readonly versionBefore?: string;
  readonly versionAfter?: string;
  /** Workloads whose pods restart, as `DaemonSet cilium`. */
  readonly restarts: readonly string[];
  readonly values: readonly FieldChange[];
  /** Defaults that the chart itself changed and that nobody here sets. */
  readonly movedDefaults: readonly FieldChange[];
  /** The chart's version changes and nobody here knows the defaults of one of the two. */
  readonly defaultsUnknown?: true;
  readonly patches: readonly FieldChange[];
}

/** Permissions of a role that change. */
export interface PermissionChange {
  readonly role: string;
  /** `may now ec2:CreateTags on *`, one line per statement. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** What happens to one resource. */
export type Operation = "create" | "update" | "replace" | "delete";

/** A resource that changes. */
export interface ResourceChange {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly operation: Operation;
  /** Properties that force the replacement. */
  readonly replacedBy: readonly string[];
  readonly fields: readonly FieldChange[];
}

/** A step of the engine that this version does not know, whole. */
export interface RawStep {
  readonly title: string;
  readonly json: string;
}

/** A finding that is on one side only. */
export interface FindingChange {
  readonly state: "new" | "gone";
  readonly severity: Severity;
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  readonly suppressed?: string;
}

/** Two verdicts of a real program that differ. */
export interface JudgeChange {
  readonly name: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What a change does, before it has a format; `--format json` prints it. Every string is printable (no control
 * characters), holds no secret and is not yet escaped.
 */
export interface Changes {
  readonly formatVersion: 1;
  /** What was compared: two plan folders, or what the engine says of a preview. */
  readonly source: "plans" | "preview";
  readonly project: string;
  readonly stack: string;
  /** First line of every report: the worst consequence, or that there is none. */
  readonly headline: string;
  /** Absent when nothing changes. */
  readonly danger?: Danger;
  /** The worst first. */
  readonly consequences: readonly Consequence[];
  readonly counts: Readonly<Record<Operation | "unchanged", number>>;
  readonly findings: readonly FindingChange[];
  /** Findings of the head that are errors and not suppressed: a pull request's check fails on them. */
  readonly openErrors: number;
  readonly judges: readonly JudgeChange[];
  readonly nodeGroups: readonly NodeGroupChange[];
  readonly releases: readonly ReleaseChange[];
  readonly permissions: readonly PermissionChange[];
  /** Endpoint, access entries, VPC, subnets, routes, security groups. */
  readonly network: readonly ResourceChange[];
  readonly others: readonly ResourceChange[];
  readonly raw: readonly RawStep[];
  /** Warnings and errors that the engine printed. */
  readonly diagnostics: readonly string[];
}
