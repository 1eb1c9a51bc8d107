import type * as callbacks from "@pulumi/pulumi/proto/callback_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";
import { type Callback, rpcError } from "./callback";
import type { ConstructedResources } from "./constructed";
import { EKS_CLUSTER, expandEksCluster, isBare } from "./eks-cluster";
import type { Expanded } from "./expanded";
import { answerInvoke } from "./invokes";
import { readLookUp, readRegistration, structOf } from "./read-registration";
import type { Recorded, Recorder } from "./recorder";
import type { Registration } from "./registration";
import { resultKeys } from "./result-keys";
import type { Resolve } from "./sdk";
import { STACK_REFERENCE, type StackReferences } from "./stack-references";
import type { Transforms } from "./transforms";
import { type JsonMap, lower, UNKNOWN } from "./wire";

/** What this engine can do; the SDK asks by name. */
const FEATURES = new Set([
  "aliasSpecs",
  "deletedWith",
  "errorHooks",
  "invokeTransforms",
  "outputValues",
  "parameterization",
  "replaceWith",
  "replacementTrigger",
  "resourceHooks",
  "resourceReferences",
  "secrets",
  "transforms",
]);

/** gRPC's status of a method that a server does not have. */
const UNIMPLEMENTED = 12;

/** `Result.SUCCESS` of pulumirpc. */
const SUCCESS = 0;

/**
 * The engine's side of a program. It takes the place of the SDK's gRPC client, so that nothing is sent and
 * nothing listens; its methods are those of `pulumirpc.ResourceMonitor`.
 */
export class Monitor {
  readonly #recorder: Recorder;
  readonly #constructed: ConstructedResources;
  readonly #stackReferences: StackReferences;
  readonly #resolve: Resolve;
  /** Set once the SDK knows this monitor. */
  transforms: Transforms | undefined;

  constructor(
    recorder: Recorder,
    constructed: ConstructedResources,
    stackReferences: StackReferences,
    resolve: Resolve,
  ) {
    this.#recorder = recorder;
    this.#constructed = constructed;
    this.#stackReferences = stackReferences;
    this.#resolve = resolve;
  }

  supportsFeature(request: messages.SupportsFeatureRequest, callback: Callback<object>): void {
    const supported = FEATURES.has(request.getId());
    callback(null, { getHassupport: () => supported });
  }

  /** Newer SDKs (seen in 3.270) ask here first; told that there is no such method, they ask `supportsFeature`. */
  getDeploymentInfo(_request: unknown, callback: Callback<object>): void {
    callback(Object.assign(rpcError("not implemented"), { code: UNIMPLEMENTED }));
  }

  registerPackage(request: messages.RegisterPackageRequest, callback: Callback<object>): void {
    const reference = request.getParameterization()?.getName() ?? request.getName();
    callback(null, { getRef: () => reference });
  }

  registerResource(request: messages.RegisterResourceRequest, callback: Callback<object>): void {
    if (this.transforms?.concern(request) !== true) {
      answer(callback, () => this.#register(request));
      return;
    }
    this.transforms.apply(request, this.#parentsOf(request.getParent())).then(
      () => {
        answer(callback, () => this.#register(request));
      },
      (error: unknown) => {
        callback(rpcError(error));
      },
    );
  }

  registerResourceOutputs(_request: unknown, callback: Callback<object>): void {
    callback(null, {});
  }

  readResource(request: messages.ReadResourceRequest, callback: Callback<object>): void {
    answer(callback, () => {
      const lookUp = readLookUp(request);
      this.#constructed.registered(lookUp.type, lookUp.name);
      const recorded = this.#recorder.register(lookUp);
      let state: JsonMap = recorded.properties;
      if (lookUp.type === STACK_REFERENCE) {
        const reference = this.#stackReferences.answer(request.getId());
        if (reference.finding !== undefined) this.#recorder.findings.push(reference.finding);
        state = reference.state;
      }
      return { getUrn: () => recorded.urn, getProperties: () => struct(state) };
    });
  }

  invoke(request: messages.ResourceInvokeRequest, callback: Callback<object>): void {
    answer(callback, () => {
      const args = structOf(request.getArgs());
      const token = request.getTok();
      if (token === "pulumi:pulumi:getResource") return this.#getResource(String(args["urn"]));
      const known = answerInvoke(token, lower(args) as JsonMap, this.#recorder.region);
      return invokeAnswer(known ?? this.#unknownAnswer(token));
    });
  }

  call(request: messages.ResourceCallRequest, callback: Callback<object>): void {
    answer(callback, () => {
      return {
        ...invokeAnswer(this.#unknownAnswer(request.getTok())),
        getReturndependenciesMap: () => new Map(),
      };
    });
  }

  registerStackTransform(request: callbacks.Callback, callback: Callback<object>): void {
    this.transforms?.addToStack(request);
    callback(null, {});
  }

  /** Accepted, not run: the answers of look-ups are placeholders whatever is asked. */
  registerStackInvokeTransform(_request: unknown, callback: Callback<object>): void {
    callback(null, {});
  }

  /** Hooks run while something is created; nothing is. */
  registerResourceHook(_request: unknown, callback: Callback<object>): void {
    callback(null, {});
  }

  registerErrorHook(_request: unknown, callback: Callback<object>): void {
    callback(null, {});
  }

  signalAndWaitForShutdown(_request: unknown, callback: Callback<object>): void {
    callback(null, {});
  }

  close(): void {
    // Nothing is open.
  }

  #register(request: messages.RegisterResourceRequest): object {
    const registration = readRegistration(request);
    const { type, name, remote } = registration;
    this.#constructed.registered(type, name);
    const known = remote && type === EKS_CLUSTER && isBare(lower(registration.inputs) as JsonMap);
    const recorded = this.#recorder.register(
      registration,
      remote && !known ? { opaque: true } : {},
      (key, from) => this.#constructed.nameUnknown(type, name, key, from),
    );
    this.transforms?.remember(recorded.urn, request);
    const expanded = known
      ? expandEksCluster(this.#recorder, recorded, registration)
      : { outputs: recorded.properties, dependencies: new Map<string, readonly string[]>() };
    return registered(recorded, expanded, registration);
  }

  /** The state behind a reference that the SDK turns back into a resource. */
  #getResource(urn: string): object {
    const recorded = this.#recorder.recorded.get(urn);
    if (recorded === undefined) throw new Error(`unknown resource ${urn}`);
    return invokeAnswer({ urn, id: recorded.id, state: recorded.properties });
  }

  /** Every part of an answer that nobody can give, each unknown. */
  #unknownAnswer(token: string): JsonMap {
    this.#reportUnknown(token);
    const keys = ["id", ...resultKeys(token, this.#resolve)];
    return Object.fromEntries(keys.map((key) => [key, UNKNOWN]));
  }

  #reportUnknown(token: string): void {
    const { findings } = this.#recorder;
    if (findings.some(({ path }) => path === token)) return;
    findings.push({
      rule: "plan/unknown-invoke",
      severity: "info",
      path: token,
      message:
        "what this look-up answers cannot be known offline: what is made of it is unknown in the plan",
      remedy: "pass the value in as configuration when the plan should show it",
    });
  }

  #parentsOf(parent: string): readonly string[] {
    const parents: string[] = [];
    for (
      let urn: string | null = parent === "" ? null : parent;
      urn !== null;
      urn = this.#recorder.recorded.get(urn)?.resource.parent ?? null
    ) {
      parents.push(urn);
    }
    return parents;
  }
}

function registered(recorded: Recorded, expanded: Expanded, { custom }: Registration): object {
  const dependencies = new Map(
    [...expanded.dependencies].map(([key, urns]) => [key, { getUrnsList: () => urns }]),
  );
  return {
    getUrn: () => recorded.urn,
    getId: () => (custom ? recorded.id : ""),
    getObject: () => struct(expanded.outputs),
    getPropertydependenciesMap: () => dependencies,
    getResult: () => SUCCESS,
  };
}

/** The part of a protobuf struct that the SDK reads: none is built only to be taken apart again. */
function struct(value: JsonMap) {
  return {
    toJavaScript: () => value,
    getFieldsMap: () =>
      new Map(
        Object.entries(value).map(([key, item]) => [
          key,
          { toJavaScript: () => item, getStructValue: () => struct(item as JsonMap) },
        ]),
      ),
  };
}

function invokeAnswer(value: JsonMap) {
  return { getFailuresList: () => [], getReturn: () => struct(value) };
}

function answer(callback: Callback<object>, make: () => object): void {
  let response: object;
  try {
    response = make();
  } catch (error) {
    callback(rpcError(error));
    return;
  }
  callback(null, response);
}
