import type { Json } from "../plan";
import type { JsonMap } from "../wire";

/** A resource as the engine has it before or after a step; what a form of preview leaves out is absent. */
export interface EngineState {
  readonly type: string;
  readonly urn: string;
  readonly custom: boolean;
  /** Absent while the resource does not exist. */
  readonly id?: string;
  readonly parent?: string;
  readonly provider?: string;
  readonly inputs: JsonMap;
  readonly outputs: JsonMap;
  readonly dependencies: readonly string[];
  readonly protect: boolean;
  /** It is read and not managed. */
  readonly external: boolean;
  /** Left over from an update that was interrupted, to be deleted by the next. */
  readonly delete: boolean;
  /** Deleted before its replacement is created. */
  readonly pendingReplacement: boolean;
  readonly retainOnDelete: boolean;
  readonly deletedWith?: string;
  readonly ignoreChanges: readonly string[];
  /** Properties that are secret whatever they look like. */
  readonly secretKeys: readonly string[];
}

/** One step of the engine, the same from both forms of a preview. */
export interface EngineStep {
  /** What the engine calls it: `create`, `delete-replaced`; it may be one that this version does not know. */
  readonly op: string;
  readonly urn: string;
  readonly before?: EngineState;
  readonly after?: EngineState;
  /** Top-level properties that differ. */
  readonly diffs: readonly string[];
  /** Properties that force a replacement. */
  readonly replaces: readonly string[];
  /** Path to kind: `add`, `update-replace`. */
  readonly detailed: ReadonlyMap<string, string>;
  /** It says what was found in the cloud, not what will be done. */
  readonly found: boolean;
  /** The whole step as it was read. */
  readonly whole: Json;
}

/** A preview of either form. */
export interface EnginePreview {
  /** In the engine's order. */
  readonly steps: readonly EngineStep[];
  /** Warnings and errors. */
  readonly diagnostics: readonly string[];
  /** Resources that stay, when the engine counted them. */
  readonly same?: number;
  /** It ended before it had seen everything. */
  readonly failed: boolean;
}
