import type { Json, Placeholder, Plan, PlannedOptions, PlannedResource } from "../../../plan/plan";
import { makeUrn, STACK_TYPE } from "../../../plan/urn";

const ROOT = { project: "shop", stack: "dev" };
const STACK = makeUrn(ROOT, undefined, STACK_TYPE, "shop-dev");

/** What a test says of a resource. */
export interface SmallResource {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: { readonly [key: string]: Json };
  readonly options?: PlannedOptions;
  readonly parent?: string;
  readonly dependsOn?: readonly string[];
  readonly component?: true;
  /** Property to stand-in. */
  readonly outputs?: Readonly<Record<string, string>>;
}

/** URN of a small resource. */
export function urnOf({ type, name = "it", parent }: SmallResource): string {
  return makeUrn(ROOT, parent, type, name);
}

/** A plan of these resources, each in a wave of its own, in the order given. */
export function smallPlan(...given: readonly SmallResource[]): Plan {
  const resources: PlannedResource[] = [
    {
      urn: STACK,
      type: STACK_TYPE,
      name: "shop-dev",
      parent: null,
      custom: false,
      dependsOn: [],
      inputs: {},
      options: {},
    },
  ];
  const placeholders: Placeholder[] = [];
  for (const one of given) {
    const urn = urnOf(one);
    resources.push({
      urn,
      type: one.type,
      name: one.name ?? "it",
      parent: one.parent ?? STACK,
      custom: one.component === undefined,
      dependsOn: [one.parent ?? STACK, ...(one.dependsOn ?? [])].sort(),
      inputs: one.inputs ?? {},
      options: one.options ?? {},
    });
    for (const [property, value] of Object.entries(one.outputs ?? {})) {
      placeholders.push({ value, of: urn, property });
    }
  }
  return {
    formatVersion: 1,
    ...ROOT,
    date: "2026-01-01",
    resources,
    waves: resources.map(({ urn }) => [urn]),
    placeholders,
    findings: [],
  };
}
