import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type {
  ReadResourceRequest,
  RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Json, PlannedOptions } from "./plan";
import type { Registration } from "./registration";
import type { JsonMap } from "./wire";

/** The SDK's request, as plain data. */
export function readRegistration(request: RegisterResourceRequest): Registration {
  const propertyDependencies = new Map<string, readonly string[]>();
  request.getPropertydependenciesMap().forEach((value, key) => {
    propertyDependencies.set(key, value.getUrnsList());
  });
  return {
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || undefined,
    custom: request.getCustom(),
    remote: request.getRemote(),
    inputs: structOf(request.getObject()),
    dependencies: request.getDependenciesList(),
    propertyDependencies,
    provider: request.getProvider() || undefined,
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    options: readOptions(request),
  };
}

/** A resource that exists and is only looked up. */
export function readLookUp(request: ReadResourceRequest): Registration {
  return {
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || undefined,
    custom: true,
    remote: false,
    inputs: structOf(request.getProperties()),
    dependencies: request.getDependenciesList(),
    propertyDependencies: new Map(),
    provider: request.getProvider() || undefined,
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    options: { import: request.getId(), read: true },
  };
}

/** The content of a protobuf struct. */
export function structOf(struct: { toJavaScript(): unknown } | undefined): JsonMap {
  return (struct?.toJavaScript() ?? {}) as JsonMap;
}

function readOptions(request: RegisterResourceRequest): PlannedOptions {
  const options: { [key: string]: Json } = {};
  const set = (key: string, value: Json, isSet: boolean): void => {
    if (isSet) options[key] = value;
  };
  const list = (key: string, values: readonly string[]): void => {
    set(key, values, values.length > 0);
  };
  const text = (key: string, value: string): void => {
    set(key, value, value !== "");
  };
  // Explicit "no" is an option too: it stops a parent's "yes".
  set("protect", request.getProtect() ?? false, request.hasProtect());
  set("retainOnDelete", request.getRetainondelete() ?? false, request.hasRetainondelete());
  set(
    "deleteBeforeReplace",
    request.getDeletebeforereplace(),
    request.getDeletebeforereplacedefined(),
  );
  text("deletedWith", request.getDeletedwith());
  text("import", request.getImportid());
  list("ignoreChanges", request.getIgnorechangesList());
  list("replaceOnChanges", request.getReplaceonchangesList());
  list("replaceWith", request.getReplaceWithList());
  list("additionalSecretOutputs", request.getAdditionalsecretoutputsList());
  list("hideDiffs", request.getHidediffsList());
  const aliases = [...request.getAliasurnsList(), ...request.getAliasesList().map(aliasOf)];
  set("aliases", aliases, aliases.length > 0);
  const timeouts = withoutEmpty(request.getCustomtimeouts()?.toObject() ?? {});
  set("customTimeouts", timeouts, Object.keys(timeouts).length > 0);
  const hooks = withoutEmpty(request.getHooks()?.toObject() ?? {});
  set("hooks", hooks, Object.keys(hooks).length > 0);
  const providers: { [key: string]: Json } = {};
  request.getProvidersMap().forEach((reference, name) => {
    providers[name] = reference.slice(0, reference.lastIndexOf("::"));
  });
  set("providers", providers, Object.keys(providers).length > 0);
  return options;
}

function aliasOf(alias: Alias): Json {
  return alias.hasUrn() ? alias.getUrn() : withoutEmpty(alias.getSpec()?.toObject() ?? {});
}

/** Protobuf has no missing texts and lists, only empty ones; `beforeCreateList` becomes `beforeCreate`. */
function withoutEmpty(fields: object): JsonMap {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(
        ([, value]) =>
          value !== "" && value !== false && (value as { length?: number })?.length !== 0,
      )
      .map(([key, value]) => [key.replace(/List$/, ""), value as Json]),
  );
}
