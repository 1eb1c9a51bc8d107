import type { Placeholder, Plan, PlannedResource } from "../../plan";
import { typeOf } from "../../urn";
import type { JsonMap } from "../../wire";
import { UNKNOWN_TEXT } from "../comparison";
import { ciliumNamesIn, hidesRenewal, maskDerived } from "./derived-values";
import { mapTexts } from "./map-texts";
import { indexTokens, type TokenIndex } from "./token-index";

/** Inputs of a resource as a preview would have them. */
export interface Masked {
  /** Where an input is exactly an output that is new, it is unknown. */
  readonly exact: JsonMap;
  /** Where an input holds such an output anywhere, it is unknown. */
  readonly whole: JsonMap;
  /** Whose outputs they are. */
  readonly owners: ReadonlySet<string>;
}

/** Keeps which outputs a comparison made new so far, and finds them in what is made from them. */
export class RenewedOutputs {
  readonly #plan: Plan;
  #tokens: TokenIndex | undefined;
  #ciliumNames: ReadonlySet<string> | undefined;
  readonly #whole = new Set<string>();
  readonly #some = new Map<string, readonly string[]>();

  /** @param plan - the head: its placeholders are looked for in its inputs */
  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Everything that a resource only has after creation is new. */
  renewAll(urn: string): void {
    this.#whole.add(urn);
  }

  /** Some outputs of a resource are new. */
  renew(urn: string, outputs: readonly string[]): void {
    if (outputs.length > 0) this.#some.set(urn, outputs);
  }

  /** True when an output of this resource is new. */
  has(urn: string, output: string): boolean {
    return this.#whole.has(urn) || (this.#some.get(urn)?.includes(output) ?? false);
  }

  /** True when nothing that this resource depends on has a new output. */
  spares(resource: PlannedResource): boolean {
    if (this.#whole.size + this.#some.size === 0) return true;
    return !resource.dependsOn.some((urn) => this.#whole.has(urn) || this.#some.has(urn));
  }

  /** What of these inputs is unknown until the new outputs are there. */
  mask(resource: PlannedResource, inputs: JsonMap): Masked {
    const owners = new Set<string>();
    const renewedIn = (text: string): readonly Placeholder[] => {
      const renewed = this.#find(text).filter((found) => this.#isRenewed(found));
      for (const { of } of renewed) owners.add(of);
      return renewed;
    };
    const derived = maskDerived(this, resource, inputs, (text) => this.#find(text));
    for (const owner of derived.owners) owners.add(owner);
    this.#ciliumNames ??= ciliumNamesIn(this.#plan);
    const hidden = hidesRenewal(this, resource, this.#ciliumNames);
    const exact = mapTexts(derived.inputs, (text) =>
      renewedIn(text).some(({ value }) => value === text) ? UNKNOWN_TEXT : text,
    );
    const whole = mapTexts(exact, (text, plain) => {
      if (text === UNKNOWN_TEXT) return text;
      return renewedIn(plain).length > 0 || hidden(plain) ? UNKNOWN_TEXT : text;
    });
    return { exact, whole, owners };
  }

  #find(text: string): readonly Placeholder[] {
    this.#tokens ??= indexTokens(this.#plan.placeholders);
    return this.#tokens(text);
  }

  #isRenewed({ of, property }: Placeholder): boolean {
    if (this.#whole.has(of)) return true;
    const some = this.#some.get(of);
    if (some === undefined) return false;
    return some.some((output) => output === property.split(/[.[]/, 1)[0]);
  }

  /** Those dependencies of a resource that have this type and whose output is new. */
  renewedDependencies(resource: PlannedResource, type: string, output: string): readonly string[] {
    return resource.dependsOn.filter((urn) => typeOf(urn) === type && this.has(urn, output));
  }
}
