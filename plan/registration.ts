import type { PlannedOptions } from "./plan";
import type { JsonMap } from "./wire";

/** What a program asks of the engine when it constructs a resource. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly custom: boolean;
  /** A component that its provider builds. */
  readonly remote: boolean;
  readonly inputs: JsonMap;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: ReadonlyMap<string, readonly string[]>;
  /** Reference of the provider, `<urn>::<id>`. */
  readonly provider: string | undefined;
  readonly additionalSecretOutputs: readonly string[];
  readonly options: PlannedOptions;
}
