import type { ClusterInsight } from "../rules/insight";
import type { Problem } from "../rules/problem";

/** Any JSON value, as the plan folder holds it. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Resource options as the engine would record them; absent keys were not set. */
export interface PlannedOptions {
  readonly provider?: string;
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly deletedWith?: string;
  readonly retainOnDelete?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly aliases?: readonly Json[];
  readonly [option: string]: Json | undefined;
}

/** One resource that the program registers. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string | null;
  readonly custom: boolean;
  /** Every edge: explicit, by property, by parent, through a component to its children. Sorted, unique. */
  readonly dependsOn: readonly string[];
  readonly inputs: { readonly [key: string]: Json };
  readonly options: PlannedOptions;
  /** URN of the remote component whose provider would make this resource. */
  readonly expandedFrom?: string;
  /** A remote component whose children cannot be known offline. */
  readonly opaque?: true;
}

/** A value that only exists after creation, and the stand-in that the plan shows. */
export interface Placeholder {
  readonly value: string;
  readonly of: string;
  readonly property: string;
}

/** Verdict of a real program on one file of the plan. */
export interface Judgement {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly accepted: boolean;
  readonly message?: string;
}

/** Content of `plan.json`, format 1. Other programs read it: keys keep their name and meaning. */
export interface Plan {
  readonly formatVersion: 1;
  readonly project: string;
  readonly stack: string;
  readonly date: string;
  /** By wave, then by URN. */
  readonly resources: readonly PlannedResource[];
  /** Every resource once; a resource's wave is the longest path over `dependsOn` that leads to it. */
  readonly waves: readonly (readonly string[])[];
  readonly placeholders: readonly Placeholder[];
  readonly judges?: readonly Judgement[];
  readonly findings: readonly Problem[];
  /** What the program knows of each cluster beside its resources: capacity, and whose Helm values are the user's. By name. */
  readonly clusters?: readonly ClusterInsight[];
}

/** Content of `helm/<release>.yaml`. */
export interface HelmFile {
  readonly chart: string;
  readonly repository: string;
  readonly version: string;
  readonly namespace: string;
  readonly values: { readonly [key: string]: Json };
  readonly patches?: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace?: string;
    readonly name: string;
    readonly patch: { readonly [key: string]: Json };
  }[];
}

/** A whole plan folder in memory: what the report is made from and what is written at once. */
export interface PlanFolder {
  readonly plan: Plan;
  /** File name (`general.mime`, `hardened.toml`) to decoded user data. */
  readonly userData: ReadonlyMap<string, string>;
  /** Release name to its file's content. */
  readonly helm: ReadonlyMap<string, HelmFile>;
}
