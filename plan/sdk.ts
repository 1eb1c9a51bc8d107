import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Runtime from "@pulumi/pulumi/runtime";
import type { Resource } from "@pulumi/pulumi";
import { PlanError } from "./plan-error";

/** What the plan uses of the SDK. It is the project's own copy: state is shared through it. */
export interface Sdk {
  readonly runtime: typeof Runtime & {
    setMockOptions(
      monitor: unknown,
      project: string,
      stack: string,
      preview: boolean,
      organization: string,
    ): void;
    setAllConfig(config: Readonly<Record<string, string>>, secretKeys: readonly string[]): void;
    registerStackTransformation(transformation: (args: Constructed) => undefined): void;
  };
  readonly log: Record<"debug" | "info" | "warn" | "error", (message: string) => Promise<void>>;
  /** Loads another module of the same copy. */
  readonly internal: (path: string) => unknown;
  /** Finds a module as the program would. */
  readonly resolve: Resolve;
}

/** Path of a module. */
export type Resolve = (request: string) => string;

/** A resource as the SDK hands it to a transformation. */
export interface Constructed {
  readonly resource: Resource;
  readonly type: string;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** `urn` is set when the SDK rebuilds a resource that is registered already. */
  readonly opts: { readonly urn?: unknown };
}

/** State that the SDK keeps once per process. */
export interface SdkStore {
  callbacks: unknown;
  settings: { options: { rootDirectory?: string } };
}

/** The SDK's process-wide state. */
export function sdkStore(): SdkStore {
  return (globalThis as unknown as { globalStore: SdkStore }).globalStore;
}

/**
 * Loads `@pulumi/pulumi` as the program in this folder would.
 *
 * @throws PlanError when it is not installed
 */
export function loadSdk(folder: string): Sdk {
  const load = createRequire(join(folder, "package.json"));
  try {
    load.resolve("@pulumi/pulumi");
  } catch {
    throw new PlanError(
      `@pulumi/pulumi is not installed in ${folder}: run npm install there, then plan again`,
    );
  }
  const sdk = load("@pulumi/pulumi") as Pick<Sdk, "runtime" | "log"> & WithResource;
  const internal = (path: string): unknown => load(`@pulumi/pulumi/${path}`) as unknown;
  dropDebugging(sdk, internal("runtime/debuggable") as Debuggable);
  return {
    runtime: sdk.runtime,
    log: sdk.log,
    resolve: (request) => load.resolve(request),
    internal,
  };
}

interface WithResource {
  readonly Resource: { stackTrace: () => readonly never[] };
}

interface Debuggable {
  debuggablePromise: <T>(promise: Promise<T>) => Promise<T>;
}

/**
 * The SDK writes a stack trace down for every property of every resource, in case a promise never ends:
 * most of the time and memory of a large program. A plan has its own account of who is still waiting.
 */
function dropDebugging({ Resource }: WithResource, debuggable: Debuggable): void {
  debuggable.debuggablePromise = (promise) => promise;
  Resource.stackTrace = () => [];
}
