import { createHash } from "node:crypto";
import type { Json, PlannedResource } from "../../plan";
import { isMap } from "../../wire";

/** Keys of a resource that hold URNs or types, which many others hold too. */
const REPEATED = ["urn", "type", "parent", "expandedFrom"] as const;
const REPEATED_OPTIONS = ["provider", "deletedWith"] as const;

/** A resource that was just read. */
type Unchecked = { -readonly [K in keyof PlannedResource]?: Json };

/**
 * What two plans have in common, kept once: most resources of a head are those of its base, and most URNs are named
 * many times. What is the same object on both sides is also compared at once.
 */
export class SharedParts {
  readonly #texts = new Map<string, string>();
  readonly #resources = new Map<string, Json>();

  /**
   * The resource that a text says.
   *
   * @throws SyntaxError when it is not JSON
   */
  resource(text: Buffer): Json {
    const digest = createHash("sha256").update(text).digest("base64");
    const known = this.#resources.get(digest);
    if (known !== undefined) return known;
    const made = this.#share(JSON.parse(text.toString("utf8")) as Json);
    this.#resources.set(digest, made);
    return made;
  }

  /** The same text, once. */
  text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  /** Nothing is known yet of the shape of what was just read, and nobody else has it. */
  #share(value: Json): Json {
    if (!isMap(value)) return value;
    const resource = value as Unchecked;
    for (const key of REPEATED) {
      const text = resource[key];
      if (typeof text === "string") resource[key] = this.text(text);
    }
    const { dependsOn, options } = resource;
    if (Array.isArray(dependsOn)) {
      resource.dependsOn = (dependsOn as readonly Json[]).map((urn) =>
        typeof urn === "string" ? this.text(urn) : urn,
      );
    }
    if (isMap(options)) {
      const shared: Record<string, Json> = options;
      for (const key of REPEATED_OPTIONS) {
        const text = shared[key];
        if (typeof text === "string") shared[key] = this.text(text);
      }
    }
    return value;
  }
}
