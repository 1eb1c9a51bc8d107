import type * as callbacks from "@pulumi/pulumi/proto/callback_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";
import type { Sdk } from "./sdk";

/** How the SDK keeps the functions that an engine may call back. */
interface CallbackServer {
  readonly _callbacks: Map<string, (request: Uint8Array) => Promise<unknown>>;
}

/**
 * The program's transforms, run in this process: the SDK's own callback server decodes and encodes, but
 * listens nowhere.
 */
export class Transforms {
  readonly server: CallbackServer;
  readonly #messages: typeof messages;
  readonly #ofStack: string[] = [];
  readonly #ofResource = new Map<string, readonly string[]>();

  constructor(sdk: Sdk, monitor: object) {
    const { CallbackServer } = sdk.internal("runtime/callbacks") as {
      CallbackServer: { prototype: object };
    };
    this.#messages = sdk.internal("proto/resource_pb") as typeof messages;
    this.server = Object.assign(Object.create(CallbackServer.prototype) as CallbackServer, {
      _callbacks: new Map(),
      _pendingRegistrations: 0,
      _awaitQueue: [],
      _monitor: monitor,
      _target: Promise.resolve("in-process"),
      _server: { forceShutdown: () => undefined },
    });
  }

  /** A transform of every resource to come. */
  addToStack(callback: callbacks.Callback): void {
    this.#ofStack.push(callback.getToken());
  }

  /** Whether anything is to be done for a resource: most programs have no transforms. */
  concern(request: messages.RegisterResourceRequest): boolean {
    return (
      this.#ofStack.length > 0 ||
      this.#ofResource.size > 0 ||
      request.getTransformsList().length > 0
    );
  }

  /**
   * Runs a resource's own transforms, then those of its parents, then the stack's, and writes what they
   * give back into the request (pkg/resource/deploy/source_eval.go, `RegisterResource`, v3.246.0).
   */
  async apply(
    request: messages.RegisterResourceRequest,
    parents: readonly string[],
  ): Promise<void> {
    const own = request.getTransformsList().map((callback) => callback.getToken());
    const inherited = parents.flatMap((urn) => this.#ofResource.get(urn) ?? []);
    for (const token of [...own, ...inherited, ...this.#ofStack]) {
      const transform = this.server._callbacks.get(token);
      if (transform === undefined) continue;
      const asked = this.#ask(request);
      const answer = (await transform(asked.serializeBinary())) as messages.TransformResponse;
      this.#write(request, answer);
    }
  }

  /** Keeps a resource's transforms for its children. */
  remember(urn: string, request: messages.RegisterResourceRequest): void {
    const own = request.getTransformsList().map((callback) => callback.getToken());
    if (own.length > 0) this.#ofResource.set(urn, own);
  }

  #ask(request: messages.RegisterResourceRequest): messages.TransformRequest {
    const { TransformRequest, TransformResourceOptions } = this.#messages;
    const options = new TransformResourceOptions();
    options.setDependsOnList(request.getDependenciesList());
    if (request.hasProtect()) options.setProtect(request.getProtect() ?? false);
    options.setIgnoreChangesList(request.getIgnorechangesList());
    options.setReplaceOnChangesList(request.getReplaceonchangesList());
    options.setVersion(request.getVersion());
    options.setAliasesList(request.getAliasesList());
    options.setProvider(request.getProvider());
    options.setCustomTimeouts(request.getCustomtimeouts());
    options.setPluginDownloadUrl(request.getPlugindownloadurl());
    if (request.hasRetainondelete())
      options.setRetainOnDelete(request.getRetainondelete() ?? false);
    options.setDeletedWith(request.getDeletedwith());
    options.setReplaceWithList(request.getReplaceWithList());
    if (request.getDeletebeforereplacedefined()) {
      options.setDeleteBeforeReplace(request.getDeletebeforereplace() ?? false);
    }
    options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
    options.setImport(request.getImportid());
    options.setHooks(request.getHooks());
    request.getProvidersMap().forEach((reference, name) => {
      options.getProvidersMap().set(name, reference);
    });
    const asked = new TransformRequest();
    asked.setType(request.getType());
    asked.setName(request.getName());
    asked.setCustom(request.getCustom());
    asked.setParent(request.getParent());
    asked.setProperties(request.getObject());
    asked.setOptions(options);
    return asked;
  }

  #write(request: messages.RegisterResourceRequest, answer: messages.TransformResponse): void {
    request.setObject(answer.getProperties());
    const options = answer.getOptions();
    if (options === undefined) return;
    request.setDependenciesList(options.getDependsOnList());
    if (options.hasProtect()) request.setProtect(options.getProtect() ?? false);
    request.setIgnorechangesList(options.getIgnoreChangesList());
    request.setReplaceonchangesList(options.getReplaceOnChangesList());
    request.setAliasesList(options.getAliasesList());
    request.setProvider(options.getProvider());
    request.setCustomtimeouts(options.getCustomTimeouts());
    if (options.hasRetainOnDelete())
      request.setRetainondelete(options.getRetainOnDelete() ?? false);
    request.setDeletedwith(options.getDeletedWith());
    request.setReplaceWithList(options.getReplaceWithList());
    if (options.hasDeleteBeforeReplace()) {
      request.setDeletebeforereplace(options.getDeleteBeforeReplace() ?? false);
      request.setDeletebeforereplacedefined(true);
    }
    request.setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList());
    request.setImportid(options.getImport());
    request.setHooks(options.getHooks());
  }
}
