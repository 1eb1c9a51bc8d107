import { typeOf, nameOf } from "./urn";
import type { Constructed } from "./sdk";

/**
 * Resources that the program constructed: they say which output an unknown value is, and who is still
 * waiting when a program comes to no end.
 */
export class ConstructedResources {
  readonly #byName = new Map<string, Constructed>();
  readonly #waiting = new Set<string>();

  add(resource: Constructed): void {
    const key = keyOf(resource.type, resource.name);
    this.#byName.set(key, resource);
    if (resource.opts.urn === undefined) this.#waiting.add(key);
  }

  registered(type: string, name: string): void {
    this.#waiting.delete(keyOf(type, name));
  }

  /** `type name` of each resource that never reached the engine. */
  get waiting(): readonly string[] {
    return [...this.#waiting].map((key) => key.replace("::", " "));
  }

  /** `[unknown: <type>.<property>]` when an argument is exactly another resource's output. */
  nameUnknown(
    type: string,
    name: string,
    key: string,
    dependencies: readonly string[],
  ): string | undefined {
    const argument = this.#byName.get(keyOf(type, name))?.props[key];
    for (const urn of dependencies) {
      const of = this.#byName.get(keyOf(typeOf(urn), nameOf(urn)))?.resource;
      const property = Object.entries(of ?? {}).find(([, output]) => output === argument)?.[0];
      if (argument !== undefined && property !== undefined) {
        return `[unknown: ${typeOf(urn)}.${property}]`;
      }
    }
    return undefined;
  }
}

function keyOf(type: string, name: string): string {
  return `${type}::${name}`;
}
