"use strict";
// The SDKs load a package manager, a compiler, a gRPC stack and some three hundred namespaces of which a
// plan uses a handful. Each is handed out as a stand-in that loads its module when somebody looks into it.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

const PULUMI = "@pulumi/";
const GRPC = ["@grpc/grpc-js", "@opentelemetry/api"];

/** Who asks, as a path behind `@pulumi/`, and what is put off for them. */
const LAZY = new Map([
  ["pulumi/index.js", ["./automation", "./provider"]],
  ["pulumi/errors.js", GRPC],
  ["pulumi/runtime/callbacks.js", [...GRPC, "../proto/callback_grpc_pb"]],
  ["pulumi/runtime/invoke.js", GRPC],
  ["pulumi/runtime/resource.js", GRPC],
  ["pulumi/runtime/settings.js", [...GRPC, "../proto/engine_grpc_pb", "../proto/resource_grpc_pb"]],
  [
    "pulumi/runtime/closure/codePaths.js",
    ["@npmcli/arborist", "fdir", "normalize-package-data", "upath"],
  ],
  ["pulumi/runtime/closure/parseFunction.js", ["../../typescript-shim"]],
  ["pulumi/runtime/closure/rewriteSuper.js", ["../../typescript-shim"]],
  ["pulumi/runtime/closure/utils.js", ["../../typescript-shim"]],
  ["kubernetes/yaml/yaml.js", ["glob"]],
]);

/** Who asks for folders, one namespace each. */
const NAMESPACES = new Set(["aws/index.js", "kubernetes/index.js", "kubernetes/yaml/yaml.js"]);

/** Loading these registers the classes that references to resources are turned back into. */
const EAGER = new Set(["./eks", "./iam", "./types"]);

/** Puts off the loading of what a plan does not use, from now on. */
function install() {
  const load = Module._load;
  Module._load = function (request, parent, isMain) {
    return isLazy(request, parent?.filename)
      ? later(() => load.call(this, request, parent, isMain))
      : load.call(this, request, parent, isMain);
  };
}

function isLazy(request, asker) {
  const start = asker?.lastIndexOf(PULUMI) ?? -1;
  if (start < 0) return false;
  const who = asker.slice(start + PULUMI.length);
  if (LAZY.get(who)?.includes(request) === true) return true;
  return (
    NAMESPACES.has(who) &&
    request.startsWith(".") &&
    !EAGER.has(request) &&
    fs.existsSync(path.join(path.dirname(asker), request, "index.js"))
  );
}

function later(load) {
  let loaded;
  const get = () => (loaded ??= load());
  const read = (key) => (key === "default" && get().__esModule !== true ? get() : get()[key]);
  return new Proxy(
    {},
    {
      get: (_, key) => (key === "__esModule" ? true : read(key)),
      set: (_, key, value) => Reflect.set(get(), key, value),
      has: (_, key) => key in get(),
      ownKeys: () => Reflect.ownKeys(get()),
      getOwnPropertyDescriptor: (_, key) =>
        key in get()
          ? { value: read(key), enumerable: true, configurable: true, writable: true }
          : undefined,
    },
  );
}

module.exports = { install };
