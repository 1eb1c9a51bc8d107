import type { PlannedResource } from "../../plan";
import { printableLine } from "../../report/printable";
import { stringAt } from "../../report/plan-value";
import type { Plan } from "../../plan";
import { qualifiedTypeOf } from "../../urn";
import type { Consequence, FieldChange } from "../changes";
import { type Comparison, type PropertyChange, type Step, UNKNOWN_TEXT } from "../comparison";
import { shownChange } from "../inside/field-changes";
import { type Veil, veilOf } from "./veil";
import { CLUSTER_TYPE } from "../../resource-types";

/** What one part of the report says, and which steps need no other words. */
export interface Told {
  readonly consequences: readonly Consequence[];
  /** URNs of steps that these words cover. */
  readonly covered: ReadonlySet<string>;
}

/** A comparison with what every part of the report looks up in it. */
export interface Scene {
  readonly comparison: Comparison;
  readonly stepOf: (urn: string | undefined) => Step | undefined;
  /** The resource after the change, or before it when it goes. */
  readonly resourceOf: (urn: string) => PlannedResource | undefined;
  /** The resource and everything above it, itself first. */
  readonly ancestors: (urn: string) => readonly string[];
  readonly isBelow: (urn: string, above: ReadonlySet<string>) => boolean;
  /** Name that people gave to something whose resource name starts with its cluster's. */
  readonly shortName: (resource: PlannedResource) => string;
  /** Changes of properties as a report shows them: stand-ins marked. */
  readonly fields: (changes: readonly PropertyChange[]) => readonly FieldChange[];
  readonly veil: Veil;
}

/** Steps of the resource types given. */
export function stepsOfType(scene: Scene, ...types: readonly string[]): readonly Step[] {
  return scene.comparison.steps.filter((step) => types.includes(resourceOfStep(step).type));
}

/** The resource of a step as it will be, or as it was when it goes. */
export function resourceOfStep({ before, after }: Step): PlannedResource {
  const resource = after ?? before;
  if (resource === undefined) throw new Error("a step has a resource");
  return resource;
}

export const OUR_CLUSTER = "eks-cni:index:Cluster";
/** Stands for our cluster's component where a preview does not list it, because nothing about itself changes. */
export const ANY_CLUSTER = "the only cluster";

/** The name a cluster has in AWS. */
export function clusterName(cluster: PlannedResource): string {
  return printableLine(stringAt(cluster.inputs, "name") ?? cluster.name);
}

/** Names of every cluster that resources are or name; a preview lists the clusters themselves only when they change. */
function clusterNames(resources: readonly PlannedResource[]): readonly string[] {
  const names = resources.flatMap((resource) => {
    if (resource.type === CLUSTER_TYPE) return [clusterName(resource)];
    const named = stringAt(resource.inputs, "clusterName");
    return named === undefined ? [] : [printableLine(named)];
  });
  return [...new Set(names)].filter((name) => name !== UNKNOWN_TEXT);
}

function indexOf(plan: Plan | undefined): ReadonlyMap<string, PlannedResource> {
  return new Map((plan?.resources ?? []).map((resource) => [resource.urn, resource]));
}

function veiled({ path, before, after }: PropertyChange, veil: Veil): PropertyChange {
  return {
    path,
    ...(before === undefined ? {} : { before: veil.valueBefore(before) }),
    ...(after === undefined ? {} : { after: veil.valueAfter(after) }),
  };
}

/** A field whose stand-ins say what they stand for. */
export function lifted(field: FieldChange, { lift }: Veil): FieldChange {
  return {
    ...field,
    path: lift(field.path),
    ...(field.before === undefined ? {} : { before: lift(field.before) }),
    ...(field.after === undefined ? {} : { after: lift(field.after) }),
  };
}

/** Builds the look-ups of a comparison. */
export function sceneOf(comparison: Comparison): Scene {
  const base = indexOf(comparison.base);
  const head = indexOf(comparison.head);
  const steps = new Map(comparison.steps.map((step) => [resourceOfStep(step).urn, step]));
  const resourceOf = (urn: string): PlannedResource | undefined => head.get(urn) ?? base.get(urn);
  const ancestors = (urn: string): readonly string[] => {
    const found: string[] = [];
    for (let at: string | null | undefined = urn; at; at = resourceOf(at)?.parent) {
      if (found.includes(at)) break;
      found.push(at);
    }
    return found;
  };
  const veil = veilOf(comparison.base, comparison.head);
  const prefixes = clusterNames([...base.values(), ...head.values()]).map((name) => `${name}-`);
  return {
    comparison,
    stepOf: (urn) => (urn === undefined ? undefined : steps.get(urn)),
    resourceOf,
    ancestors,
    isBelow: (urn, above) =>
      above.size > 0 &&
      (ancestors(urn).some((each) => above.has(each)) ||
        (above.has(ANY_CLUSTER) && qualifiedTypeOf(urn).startsWith(`${OUR_CLUSTER}$`))),
    shortName: ({ name }) => {
      // With several clusters the prefix is what tells two groups apart.
      const prefix = prefixes.length === 1 ? (prefixes[0] ?? "") : "";
      return printableLine(
        prefix !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name,
      );
    },
    fields: (changes) => changes.map((change) => lifted(shownChange(veiled(change, veil)), veil)),
    veil,
  };
}
