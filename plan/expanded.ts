import type { JsonMap } from "./wire";

/** What a component that its provider builds answers, once its children are registered. */
export interface Expanded {
  readonly outputs: JsonMap;
  /** Output to the resources that it comes from. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
}
