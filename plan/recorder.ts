import type { ClusterInsight } from "../rules/insight";
import type { Problem } from "../rules/problem";
import type { Json, PlannedOptions, PlannedResource } from "./plan";
import { type Outputs, placeholderOutputs } from "./placeholders/outputs";
import { secretOutputsOf } from "./placeholders/secret-outputs";
import type { Registration } from "./registration";
import { makeUrn, nameOf, packageOf, providerUrn, type Root, typeOf } from "./urn";
import { type JsonMap, lower, REDACTED, toPlain } from "./wire";

/** A registered resource, with the state that the program sees. */
export interface Recorded extends Outputs {
  readonly urn: string;
  readonly resource: PlannedResource;
}

/** How a resource came to be when no program registered it itself. */
export interface Origin {
  readonly expandedFrom?: string;
  readonly opaque?: true;
}

/** Says which output an unknown input is, when that can be told. */
export type NameUnknown = (key: string, dependencies: readonly string[]) => string | undefined;

/** Keeps everything a program registers, with the engine's rules for URNs, inheritance and edges. */
export class Recorder {
  readonly findings: Problem[] = [];
  readonly insights: ClusterInsight[] = [];
  readonly recorded = new Map<string, Recorded>();
  /** Texts of secrets that went by; no message may repeat them. */
  readonly secretTexts = new Set<string>();
  readonly #children = new Map<string, string[]>();
  readonly #options = new Map<string, PlannedOptions>();

  constructor(
    readonly root: Root,
    readonly region: string,
  ) {}

  /**
   * Registers one resource.
   *
   * @throws Error that names the URN when it is taken
   */
  register(registration: Registration, origin: Origin = {}, nameUnknown?: NameUnknown): Recorded {
    const { type, name, parent, custom, remote } = registration;
    const urn = makeUrn(this.root, parent, type, name);
    if (this.recorded.has(urn)) {
      throw new Error(
        `duplicate resource URN ${urn}: two resources of type ${type} are called ${JSON.stringify(name)} below the ` +
          "same parent; the engine would refuse the second one; give it another name",
      );
    }
    const options = this.#inherit(registration);
    const inputs = remote ? (lower(registration.inputs) as JsonMap) : registration.inputs;
    const secretNames = [...registration.additionalSecretOutputs, ...secretOutputsOf(type)];
    const outputs: Outputs = custom
      ? placeholderOutputs({ urn, type, name, inputs, region: this.region }, secretNames)
      : { id: "", properties: {}, placeholders: [] };
    const recorded: Recorded = {
      ...outputs,
      urn,
      resource: {
        urn,
        type,
        name,
        parent: parent ?? null,
        custom,
        dependsOn: this.#edges(urn, registration, options),
        inputs: this.#plainInputs(inputs, registration, secretNames, nameUnknown),
        options,
        ...origin,
      },
    };
    this.recorded.set(urn, recorded);
    this.#options.set(urn, options);
    this.#adopt(parent, urn);
    return recorded;
  }

  /** Takes a message apart from what must not be shown. */
  scrub(text: string): string {
    let scrubbed = text;
    for (const value of this.secretTexts) scrubbed = scrubbed.replaceAll(value, REDACTED);
    return scrubbed;
  }

  #adopt(parent: string | undefined, urn: string): void {
    if (parent === undefined) return;
    const children = this.#children.get(parent);
    if (children === undefined) this.#children.set(parent, [urn]);
    else children.push(urn);
  }

  /** What a child takes over from its parent (pkg/resource/deploy/source_eval.go, `inheritFromParent`, v3.246.0). */
  #inherit({ parent, type, custom, remote, options, provider }: Registration): PlannedOptions {
    const from = parent === undefined ? undefined : this.#options.get(parent);
    const own = provider === undefined ? undefined : providerUrn(provider);
    const inherited =
      from?.provider !== undefined &&
      ((!custom && !remote) || packageOf(typeOf(from.provider)) === packageOf(type))
        ? from.provider
        : undefined;
    const used = own ?? inherited;
    return {
      ...(used === undefined ? {} : { provider: used }),
      ...(from?.protect === undefined ? {} : { protect: from.protect }),
      ...(from?.deletedWith === undefined ? {} : { deletedWith: from.deletedWith }),
      ...(from?.retainOnDelete === undefined ? {} : { retainOnDelete: from.retainOnDelete }),
      ...options,
    };
  }

  /**
   * Every edge, and through each component to the children it has so far, which is how the engine reads
   * a dependency on a component (pkg/resource/graph/dependency_graph.go, `DependingOn`, v3.246.0).
   */
  #edges(urn: string, registration: Registration, options: PlannedOptions): readonly string[] {
    const edges = new Set<string>();
    const add = (target: string): void => {
      const known = this.recorded.get(target);
      if (known === undefined || target === urn || edges.has(target)) return;
      edges.add(target);
      if (!known.resource.custom) this.#children.get(target)?.forEach(add);
    };
    registration.dependencies.forEach(add);
    registration.propertyDependencies.forEach((targets) => {
      targets.forEach(add);
    });
    if (options.provider !== undefined) add(options.provider);
    if (options.deletedWith !== undefined) add(options.deletedWith);
    if (registration.parent !== undefined) edges.add(registration.parent);
    return [...edges].sort();
  }

  #plainInputs(
    inputs: JsonMap,
    { propertyDependencies }: Registration,
    secretNames: readonly string[],
    nameUnknown: NameUnknown | undefined,
  ): JsonMap {
    const onSecret = (text: string) => {
      // Short texts would tear holes into every message.
      if (text.length >= 4 && text !== REDACTED) this.secretTexts.add(text);
    };
    const plain: { [key: string]: Json } = {};
    for (const [key, value] of Object.entries(inputs)) {
      const from = propertyDependencies.get(key) ?? [];
      const shown = toPlain(value, () => nameUnknown?.(key, from) ?? unknownText(from), onSecret);
      plain[key] = secretNames.includes(key) ? REDACTED : shown;
    }
    return plain;
  }
}

/** `[unknown: aws:rds/cluster:Cluster db]`. */
function unknownText(from: readonly string[]): string {
  const [urn] = from;
  return urn === undefined ? "[unknown]" : `[unknown: ${typeOf(urn)} ${nameOf(urn)}]`;
}
