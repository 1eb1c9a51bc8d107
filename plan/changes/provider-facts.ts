import { isMap, type JsonMap } from "../wire";
import type { Json } from "../plan";
import type { PropertyChange } from "./comparison";
import { canonicalText } from "./diff/diff-values";
import { parsePath, type PathStep, patternOf } from "./diff/property-path";
import { autoscalingFacts } from "./provider-facts/aws-autoscaling";
import { ec2Facts } from "./provider-facts/aws-ec2";
import { eksFacts } from "./provider-facts/aws-eks";
import { identityFacts } from "./provider-facts/aws-identity";
import { commandFacts } from "./provider-facts/command";
import { kubernetesFacts } from "./provider-facts/kubernetes";
import { tlsFacts } from "./provider-facts/tls";
import type { FactTable, Source, TypeFacts } from "./provider-facts/type-facts";

/** What providers document of their types, and where: the one place that says what replaces what. */
export const providerFacts: FactTable = {
  ...eksFacts,
  ...ec2Facts,
  ...identityFacts,
  ...autoscalingFacts,
  ...commandFacts,
  ...tlsFacts,
};

/** Services that are the same everywhere: their types have no `region`. */
const GLOBAL = /^aws:(iam|route53|cloudfront|organizations)\//;

/** Property of every regional AWS resource; the default is the provider's region. */
export const REGION = "region";

/**
 * True for AWS resources that live in a region. Another one makes a new resource, also when it is the provider's.
 *
 * @see hashicorp/terraform-provider-aws: internal/provider/sdkv2, `forceNewIfRegionChanges` (v6)
 */
export function isRegional(type: string): boolean {
  return type.startsWith("aws:") && !GLOBAL.test(type);
}

/** Facts of a type; `undefined` for a type that nobody looked up. */
export function factsOf(type: string): TypeFacts | undefined {
  return Object.hasOwn(providerFacts, type) ? providerFacts[type] : kubernetesFacts(type);
}

/** False when nothing is known of a type: that its changes are updates in place is then a guess. */
export function knowsType(type: string): boolean {
  return factsOf(type) !== undefined;
}

/** Where it is said that a change of this path makes a new resource; `undefined` when it does not. */
export function forcesReplacement(type: string, path: string): Source | undefined {
  const facts = factsOf(type);
  return facts?.forces.some((forced) => isWithin(path, forced)) === true ? facts.source : undefined;
}

/**
 * Which documented paths make a new resource of these changes.
 *
 * @param before - inputs of the old resource, for conditions that need both sides
 */
export function replacingPaths(
  type: string,
  before: JsonMap,
  after: JsonMap,
  changes: readonly PropertyChange[],
): readonly string[] {
  const facts = factsOf(type);
  if (facts === undefined || changes.length === 0) return [];
  const sometimes = facts.forcesSometimes?.(before, after) ?? [];
  const forces = isRegional(type) ? [...facts.forces, REGION] : facts.forces;
  return [...forces.filter((forced) => touches(forced, changes)), ...sometimes];
}

/** True when one of these changes is at `path`, inside it, or of a map that holds it and differs there. */
export function touches(path: string, changes: readonly PropertyChange[]): boolean {
  const wanted = parsePath(path);
  return changes.some((change) => {
    const steps = parsePath(change.path);
    const shared = Math.min(steps.length, wanted.length);
    if (!steps.slice(0, shared).every((step, index) => matches(wanted[index], step))) return false;
    return (
      steps.length >= wanted.length ||
      differInside(change.before, change.after, wanted.slice(shared))
    );
  });
}

/** True for a list of this type whose order means nothing; `pattern` has `[*]` for every element. */
export function isUnordered(type: string, pattern: string): boolean {
  return factsOf(type)?.sets?.includes(pattern) ?? false;
}

/** The outputs that an update in place of these paths makes new. */
export function renewedByUpdate(type: string, changedPaths: readonly string[]): readonly string[] {
  const renewal = factsOf(type)?.renews;
  if (renewal === undefined) return [];
  const { outputs, by, unless = [] } = renewal;
  const counts = (path: string) =>
    by === undefined
      ? !unless.some((except) => isWithin(path, except))
      : by.some((cause) => isWithin(path, cause));
  return changedPaths.some(counts) ? outputs : [];
}

/** True when a change of this path makes nodes go and others come, through an update in place. */
export function rollsNodes(type: string, path: string): boolean {
  return factsOf(type)?.rolls?.some((rolling) => isWithin(path, rolling)) ?? false;
}

/** True when `path` is `outer` or inside it, whatever the elements of lists. */
function isWithin(path: string, outer: string): boolean {
  const inner = patternOf(path);
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

function matches(wanted: PathStep | undefined, step: PathStep): boolean {
  if (wanted === undefined) return false;
  if ("key" in wanted) return wanted.key === "*" || ("key" in step && step.key === wanted.key);
  if (wanted.element === "*") return true;
  return "element" in step && step.element === wanted.element;
}

/** True when two values differ somewhere at these steps inside them. */
function differInside(
  before: Json | undefined,
  after: Json | undefined,
  steps: readonly PathStep[],
): boolean {
  const [one, other] = [before, after].map((value) =>
    value === undefined ? [] : valuesAt(value, steps),
  );
  return canonicalText(one ?? []) !== canonicalText(other ?? []);
}

function valuesAt(value: Json, steps: readonly PathStep[]): readonly Json[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  const inner: readonly (Json | undefined)[] =
    "element" in step
      ? Array.isArray(value)
        ? (value as readonly Json[])
        : []
      : isMap(value) && Object.hasOwn(value, step.key)
        ? [value[step.key]]
        : [];
  return inner.flatMap((part) => (part === undefined ? [] : valuesAt(part, rest)));
}
