import type { Json, Plan, PlannedResource } from "../../plan";
import { STACK_TYPE } from "../../urn";
import type { JsonMap } from "../../wire";
import { type Comparison, type PropertyChange, type Step, UNKNOWN_TEXT } from "../comparison";
import { diffValues } from "../diff/diff-values";
import { samePolicy } from "./document-meaning";
import { keepIgnored } from "./ignored-changes";
import { mapTexts } from "./map-texts";
import { type Matches, matchResources } from "./match-resources";
import { regionOf } from "./plan-region";
import { patternOf } from "../diff/property-path";
import {
  factsOf,
  isRegional,
  isUnordered,
  REGION,
  renewedByUpdate,
  replacingPaths,
  touches,
} from "../provider-facts";
import { RenewedOutputs } from "./renewed-outputs";
import { indexTokens, tokenOf } from "./token-index";

/** Stands in `replacedBy` for a provider that is another one. */
const PROVIDER = "provider";
const VALUES = "values";
/** End of a path that means every element of a list. */
const EVERY = /\[\*\]$/;

/**
 * What leads from one plan to another, as a preview of the engine would say it: what is created, updated,
 * replaced and deleted, and for which properties. What a replacement makes new is unknown to everything made from
 * it, and so on down the waves.
 *
 * @param base - `undefined`: everything is new
 */
export function deriveSteps(base: Plan | undefined, head: Plan): Comparison {
  const order = inWaves(head);
  const matches: Matches =
    base === undefined
      ? { before: new Map(), renamed: new Map(), gone: [] }
      : matchResources(base, inWaves(base), order);
  const pass = new Pass(base, head, matches);
  const steps: Step[] = [];
  let unchanged = 0;
  for (const resource of order) {
    if (resource.type === STACK_TYPE) continue;
    const step = pass.stepOf(resource);
    if (step === undefined) unchanged += 1;
    else steps.push(step);
  }
  for (const resource of [...matches.gone].reverse()) {
    if (resource.type === STACK_TYPE) continue;
    steps.push({ operation: "delete", before: resource, ...NOTHING });
  }
  return { source: "plans", base, head, steps, unchanged, raw: [], diagnostics: [] };
}

const NOTHING = { properties: [], replacedBy: [], deleteFirst: false } as const;

/** One pass over the head, parents and dependencies first. */
class Pass {
  readonly #matches: Matches;
  readonly #renewed: RenewedOutputs;
  readonly #asInHead: (inputs: JsonMap) => JsonMap;
  /** The region of the default provider, when it changes. */
  readonly #regions: PropertyChange | undefined;
  readonly #replaced = new Set<string>();
  /** Resources that are deleted before their replacement exists, with the name that both have. */
  readonly #deletedFirst = new Map<string, string | undefined>();

  constructor(base: Plan | undefined, head: Plan, matches: Matches) {
    this.#matches = matches;
    this.#renewed = new RenewedOutputs(head);
    const [old, next] = [base && regionOf(base), regionOf(head)];
    if (old !== undefined && next !== undefined && old !== next) {
      this.#regions = { path: REGION, before: old, after: next };
    }
    this.#asInHead =
      base === undefined ? (inputs) => inputs : translator(base, head, matches.renamed);
  }

  stepOf(after: PlannedResource): Step | undefined {
    const before = this.#matches.before.get(after.urn);
    if (before === undefined) {
      this.#renewed.renewAll(after.urn);
      return { operation: "create", after, ...NOTHING };
    }
    const old = this.#asInHead(before.inputs);
    const { changes: inside, inputs, owners } = this.#compare(after, old);
    const changes = [...inside, ...this.#movesTo(after)];
    if (!after.custom) {
      return changes.length === 0
        ? undefined
        : { operation: "update", before, after, ...NOTHING, properties: changes };
    }
    const replacedBy = this.#replacedBy(before, after, old, inputs, changes);
    if (replacedBy.length === 0) {
      this.#noteUpdate(after, old, inputs, changes);
      return changes.length === 0
        ? undefined
        : { operation: "update", before, after, ...NOTHING, properties: changes };
    }
    const deleteFirst = this.#deletesFirst(after, old, inputs, changes, replacedBy, owners);
    this.#replaced.add(after.urn);
    this.#renewed.renewAll(after.urn);
    if (deleteFirst) this.#deletedFirst.set(after.urn, fixedName(after.type, inputs));
    return { operation: "replace", before, after, properties: changes, replacedBy, deleteFirst };
  }

  #compare(
    after: PlannedResource,
    old: JsonMap,
  ): { changes: readonly PropertyChange[]; inputs: JsonMap; owners: ReadonlySet<string> } {
    const ignored = (inputs: JsonMap) => keepIgnored(old, inputs, after.options.ignoreChanges);
    const plain = ignored(after.inputs);
    if (this.#renewed.spares(after)) {
      return { changes: differences(after.type, old, plain), inputs: plain, owners: new Set() };
    }
    const masked = this.#renewed.mask(after, plain);
    const [exact, whole] = [ignored(masked.exact), ignored(masked.whole)];
    const changes = differences(after.type, old, exact);
    const said = new Set(changes.map(({ path }) => path));
    const more =
      masked.whole === masked.exact
        ? []
        : differences(after.type, old, whole).filter(({ path }) => !said.has(path));
    return { changes: [...changes, ...more], inputs: whole, owners: masked.owners };
  }

  #replacedBy(
    before: PlannedResource,
    after: PlannedResource,
    old: JsonMap,
    inputs: JsonMap,
    changes: readonly PropertyChange[],
  ): readonly string[] {
    const paths = [
      ...forcedBy(after, old, inputs, changes),
      ...this.#namesOfDeleted(after, inputs),
    ];
    if (this.#hasOtherProvider(before, after)) paths.push(PROVIDER);
    return [...new Set(paths)].sort();
  }

  #movesTo({ type, options, inputs }: PlannedResource): readonly PropertyChange[] {
    const moves =
      isRegional(type) && options.provider === undefined && inputs[REGION] === undefined;
    return moves && this.#regions !== undefined ? [this.#regions] : [];
  }

  #hasOtherProvider(before: PlannedResource, after: PlannedResource): boolean {
    const { provider } = after.options;
    if (provider !== undefined && this.#replaced.has(provider)) return true;
    const former = before.options.provider;
    const now = former === undefined ? undefined : (this.#matches.renamed.get(former) ?? former);
    return now !== provider;
  }

  /**
   * What a resource was given as the name of one that has to go first: the engine counts it as unknown then,
   * although it will be the same.
   *
   * @see pulumi/pulumi: pkg/resource/deploy/step_generator.go, `calculateDependentReplacements` (v3.246.0)
   */
  #namesOfDeleted(after: PlannedResource, inputs: JsonMap): readonly string[] {
    if (this.#deletedFirst.size === 0) return [];
    const names = new Set(
      after.dependsOn
        .map((urn) => this.#deletedFirst.get(urn))
        .filter((name) => name !== undefined),
    );
    if (names.size === 0) return [];
    return (factsOf(after.type)?.forces ?? []).filter((path) => {
      const value = path === "name" ? undefined : inputs[path];
      return typeof value === "string" && names.has(value);
    });
  }

  #deletesFirst(
    after: PlannedResource,
    old: JsonMap,
    inputs: JsonMap,
    changes: readonly PropertyChange[],
    replacedBy: readonly string[],
    owners: ReadonlySet<string>,
  ): boolean {
    const { provider, deleteBeforeReplace } = after.options;
    if (provider !== undefined && this.#deletedFirst.has(provider)) return true;
    if (this.#namesOfDeleted(after, inputs).length > 0) return true;
    const unknown = changes.filter(({ after: value }) => isUnknown(value));
    if (
      [...owners].some((owner) => this.#deletedFirst.has(owner)) &&
      forcedBy(after, old, inputs, unknown).length > 0
    ) {
      return true;
    }
    if (deleteBeforeReplace !== undefined) return deleteBeforeReplace;
    // Of another provider nobody asks whether the name is taken.
    if (replacedBy.every((path) => path === PROVIDER)) return false;
    const names = factsOf(after.type)?.names ?? [];
    return (
      fixedName(after.type, inputs) !== undefined &&
      names.every((path) => valueAt(old, path) === valueAt(inputs, path))
    );
  }

  #noteUpdate(
    after: PlannedResource,
    old: JsonMap,
    inputs: JsonMap,
    changes: readonly PropertyChange[],
  ): void {
    if (changes.length === 0) return;
    const paths = changes.map(({ path }) => path);
    const outputs = renewedByUpdate(after.type, paths);
    // What a hash of a release's values is made from is not known as long as they are not.
    const unknown = inputs[VALUES] !== after.inputs[VALUES] && old[VALUES] !== inputs[VALUES];
    this.#renewed.renew(after.urn, unknown ? [...outputs, VALUES] : outputs);
  }
}

/** Resources in the order of their waves, as a plan has them anyway unless somebody else wrote it. */
function inWaves(plan: Plan): readonly PlannedResource[] {
  const urns = plan.waves.flat();
  if (plan.resources.every(({ urn }, index) => urns[index] === urn)) return plan.resources;
  const byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  const order: PlannedResource[] = [];
  for (const urn of urns) {
    const resource = byUrn.get(urn);
    if (resource !== undefined && byUrn.delete(urn)) order.push(resource);
  }
  return [...order, ...byUrn.values()];
}

function differences(type: string, before: JsonMap, after: JsonMap): readonly PropertyChange[] {
  const documents = factsOf(type)?.documents ?? [];
  return diffValues(before, after, {
    unordered: (pattern) => isUnordered(type, pattern),
  }).filter(
    (change) =>
      !(documents.includes(patternOf(change.path)) && samePolicy(change.before, change.after)),
  );
}

/** Paths of these changes that make a new resource: for the provider, or because the program asks for it. */
function forcedBy(
  { type, options }: PlannedResource,
  before: JsonMap,
  after: JsonMap,
  changes: readonly PropertyChange[],
): readonly string[] {
  const asked = (options.replaceOnChanges ?? []) as readonly string[];
  return [
    ...replacingPaths(type, before, after, changes),
    ...asked.filter((path) => touches(path, changes)).map((path) => path.replace(EVERY, "")),
  ];
}

function isUnknown(value: Json | undefined): boolean {
  return value !== undefined && JSON.stringify(value).includes(UNKNOWN_TEXT);
}

/** The physical name that the program gives. */
function fixedName(type: string, inputs: JsonMap): string | undefined {
  const [path] = factsOf(type)?.names ?? [];
  const name = path === undefined ? undefined : valueAt(inputs, path);
  return typeof name === "string" ? name : undefined;
}

function valueAt(inputs: JsonMap, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null
          ? (value as Readonly<Record<string, unknown>>)[key]
          : undefined,
      inputs,
    );
}

/**
 * Rewrites inputs of the base with the stand-ins that the head has: those of a renamed resource differ although
 * the real values will not.
 */
function translator(
  base: Plan,
  head: Plan,
  renamed: ReadonlyMap<string, string>,
): (inputs: JsonMap) => JsonMap {
  if (renamed.size === 0) return (inputs) => inputs;
  const values = new Map(head.placeholders.map((one) => [`${one.of} ${one.property}`, one.value]));
  const replacements = new Map<string, string>();
  const moved = base.placeholders.filter(({ of, property, value }) => {
    const other = values.get(`${renamed.get(of) ?? ""} ${property}`);
    if (other === undefined || other === value) return false;
    replacements.set(value, other);
    return true;
  });
  if (moved.length === 0) return (inputs) => inputs;
  const find = indexTokens(moved);
  return (inputs) =>
    mapTexts(inputs, (text, plain) => {
      const found = find(plain);
      if (found.length === 0) return text;
      const rewritten = [...found]
        .sort((one, other) => other.value.length - one.value.length)
        .reduce(
          (result, { value }) =>
            result.replaceAll(tokenOf(value), tokenOf(replacements.get(value) ?? value)),
          plain,
        );
      return plain === text ? rewritten : Buffer.from(rewritten).toString("base64");
    });
}
