import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Behaviour } from "./behaviour";
import { answerDiff, differencesOf, type Rules } from "./change";
import { complete } from "./compute";
import { answerDiffConfig } from "./diff-config";
import { judge } from "./judge";
import { isObject, type Json, type JsonObject, UNKNOWN } from "./json";
import type { Subject } from "./plausible";
import type { Description, Sdk } from "./sdk";

type Handler<Request, Response> = grpc.handleUnaryCall<Request, Response>;

/**
 * A provider that creates nothing: it judges inputs by the SDK's typings and answers with them.
 *
 * Between update and replacement it decides by upstream's documentation, which `rules` reads. What it does not do:
 * apply defaults of the service, or fail the way a service fails. Properties that an SDK's class does not copy never
 * reach it; the type check of the program refuses those.
 */
export function echoProvider(
  sdk: Sdk,
  behaviour: Behaviour,
  rules: Rules,
): grpc.UntypedServiceImplementation {
  let region = "eu-central-1";

  const subjectOf = (urn: string, preview: boolean): Subject => ({
    token: tokenOf(urn),
    name: urn.split("::").slice(3).join("::"),
    identity: urn,
    region,
    path: [],
    preview,
  });

  const describe = (token: string): Description => {
    const about = sdk.resource(token);
    if (about === undefined) {
      throw new Error(`@pulumi/${sdk.name} ${sdk.version} has no resource type ${token}`);
    }
    return about;
  };

  const checkConfig: Handler<proto.CheckRequest, proto.CheckResponse> = unary((request) => {
    const inputs = fromStruct(request.getNews());
    // The engine adds keys of its own, and encodes what is not a string as JSON.
    const known = sdk.provider()?.inputs ?? new Map();
    const own = new Set(["version", "pluginDownloadURL", "__internal"]);
    const unknown = Object.keys(inputs).filter((key) => !known.has(key) && !own.has(key));
    return checked(
      inputs,
      unknown.map((key) => ({ path: key, reason: `unknown provider setting "${key}"` })),
    );
  });

  const configure: Handler<proto.ConfigureRequest, proto.ConfigureResponse> = unary((request) => {
    const given = fromStruct(request.getArgs())["region"];
    region = typeof given === "string" ? given : region;
    const response = new proto.ConfigureResponse();
    response.setSupportspreview(true);
    return response;
  });

  const invoke: Handler<proto.InvokeRequest, proto.InvokeResponse> = unary((request) => {
    const token = request.getTok();
    const about = sdk.invoke(token);
    if (about === undefined) {
      throw new Error(`@pulumi/${sdk.name} ${sdk.version} has no function ${token}`);
    }
    const args = fromStruct(request.getArgs());
    const response = new proto.InvokeResponse();
    response.setFailuresList(judge(sdk, about.inputs, args).map(toFailure));
    const subject = { ...subjectOf("", false), token, identity: token + JSON.stringify(args) };
    response.setReturn(toStruct(complete(sdk, about.outputs, args, subject)));
    return response;
  });

  const check: Handler<proto.CheckRequest, proto.CheckResponse> = unary((request) => {
    const subject = subjectOf(request.getUrn(), false);
    const inputs = fromStruct(request.getNews());
    const failures = judge(sdk, describe(subject.token).inputs, inputs);
    return checked(behaviour.name(inputs, subject), failures);
  });

  const diff: Handler<proto.DiffRequest, proto.DiffResponse> = unary((request) =>
    answerDiff(rules, {
      token: tokenOf(request.getUrn()),
      before: fromStruct(request.getOldInputs()),
      after: fromStruct(request.getNews()),
    }),
  );

  const create: Handler<proto.CreateRequest, proto.CreateResponse> = unary((request) => {
    const subject = subjectOf(request.getUrn(), request.getPreview());
    const inputs = fromStruct(request.getProperties());
    const response = new proto.CreateResponse();
    response.setId(request.getPreview() ? "" : behaviour.id(inputs, subject));
    response.setProperties(
      toStruct(behaviour.state(sdk, describe(subject.token), inputs, subject)),
    );
    return response;
  });

  const update: Handler<proto.UpdateRequest, proto.UpdateResponse> = unary((request) => {
    const subject = subjectOf(request.getUrn(), request.getPreview());
    const { token } = subject;
    const before = fromStruct(request.getOldInputs());
    const after = fromStruct(request.getNews());
    const old = fromStruct(request.getOlds());
    // As of a new resource, but what is computed stays as it is.
    const fresh = behaviour.state(sdk, describe(token), after, subject);
    const state = keepComputed(fresh, old, after) as JsonObject;
    const change = { token, before, after };
    const renewed = differencesOf(rules, change).length > 0 ? rules.renews(change) : [];
    const response = new proto.UpdateResponse();
    response.setProperties(
      toStruct({
        ...state,
        ...Object.fromEntries(
          renewed
            .filter((key) => key in old)
            .map((key) => [key, subject.preview ? UNKNOWN : renew(old[key])]),
        ),
      }),
    );
    return response;
  });

  const read: Handler<proto.ReadRequest, proto.ReadResponse> = unary((request) => {
    const response = new proto.ReadResponse();
    response.setId(request.getId());
    response.setProperties(request.getProperties());
    response.setInputs(request.getInputs());
    return response;
  });

  const diffConfig: Handler<proto.DiffRequest, proto.DiffResponse> = unary((request) =>
    sdk.name === "kubernetes"
      ? answerDiffConfig(fromStruct(request.getOldInputs()), fromStruct(request.getNews()))
      : new proto.DiffResponse(),
  );
  const remove: Handler<proto.DeleteRequest, Empty> = unary(() => new Empty());
  const cancel: Handler<Empty, Empty> = unary(() => new Empty());
  const attach: Handler<unknown, Empty> = unary(() => new Empty());
  const getPluginInfo: Handler<Empty, PluginInfo> = unary(() => {
    const info = new PluginInfo();
    info.setVersion(sdk.version);
    return info;
  });
  const getSchema: Handler<proto.GetSchemaRequest, proto.GetSchemaResponse> = unary(() => {
    const response = new proto.GetSchemaResponse();
    response.setSchema(JSON.stringify({ name: sdk.name, version: sdk.version }));
    return response;
  });

  return {
    attach,
    cancel,
    check,
    checkConfig,
    configure,
    create,
    delete: remove,
    diff,
    diffConfig,
    getPluginInfo,
    getSchema,
    invoke,
    read,
    update,
  };
}

/** A state with everything that was not given as it was before. */
function keepComputed(fresh: Json, old: Json | undefined, given: Json | undefined): Json {
  if (given === undefined || given === null) {
    return old ?? fresh;
  }
  if (isObject(fresh) && isObject(given)) {
    const before = isObject(old) ? old : {};
    return Object.fromEntries(
      Object.entries(fresh).map(([key, value]) => [
        key,
        keepComputed(value, before[key], given[key]),
      ]),
    );
  }
  if (Array.isArray(fresh) && Array.isArray(given)) {
    const before = Array.isArray(old) ? old : [];
    return fresh.map((value, at) => keepComputed(value, before[at], given[at]));
  }
  return fresh;
}

/** The next version of what has versions; other values stay. */
function renew(value: Json | undefined): Json {
  return typeof value === "number" ? value + 1 : (value ?? null);
}

/** The type of the resource itself, without those of its parents. */
function tokenOf(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

function unary<Request, Response>(answer: (request: Request) => Response) {
  return (
    call: grpc.ServerUnaryCall<Request, Response>,
    callback: grpc.sendUnaryData<Response>,
  ): void => {
    try {
      callback(null, answer(call.request));
    } catch (error) {
      callback({
        code: grpc.status.UNKNOWN,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  };
}

function checked(
  inputs: JsonObject,
  failures: readonly { path: string; reason: string }[],
): proto.CheckResponse {
  const response = new proto.CheckResponse();
  response.setInputs(toStruct(inputs));
  response.setFailuresList(failures.map(toFailure));
  return response;
}

function toFailure(failure: { path: string; reason: string }): proto.CheckFailure {
  const result = new proto.CheckFailure();
  result.setProperty(failure.path);
  result.setReason(failure.reason);
  return result;
}

function fromStruct(struct: Struct | undefined): JsonObject {
  return struct?.toJavaScript() ?? {};
}

function toStruct(values: JsonObject): Struct {
  return Struct.fromJavaScript(values);
}
