"use strict";
// Runs TypeScript without checking it. What was transpiled once is kept on disk by content, so that an
// unchanged file never wakes the compiler.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

/** Raised when this file changes what it makes of a source. */
const FORMAT = "1";
const SOURCE_POSITION = Symbol.for("eks-cni.source-position");

/** Folder of a file to what its nearest tsconfig.json says. */
const projects = new Map();

/** Makes `require` understand TypeScript, for as long as this process lives. */
function register() {
  Module._extensions[".ts"] = loadTypeScript;
  Module._extensions[".cts"] = loadTypeScript;
  globalThis[SOURCE_POSITION] = sourcePosition;
  require("./lazy-modules").install();
}

function loadTypeScript(module, file) {
  module._compile(transpile(file).code, file);
}

/** Transpiled code of a file and where its source map is; kept for the next process. */
function transpile(file, source = fs.readFileSync(file, "utf8")) {
  const project = projectOf(path.dirname(file));
  const key = createHash("sha256")
    .update(project.salt)
    .update("\0")
    .update(file)
    .update("\0")
    .update(source);
  const cached = path.join(project.cache, key.digest("hex").slice(0, 40));
  try {
    return { code: fs.readFileSync(`${cached}.js`, "utf8"), map: `${cached}.map` };
  } catch {
    // Not transpiled yet.
  }
  const { outputText, sourceMapText } = project.compile(source, file);
  const code = outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  keep(`${cached}.map`, sourceMapText);
  keep(`${cached}.js`, code);
  return { code, map: `${cached}.map` };
}

/** A cache that cannot be written costs time and nothing else. */
function keep(file, text) {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const made = `${file}.${process.pid}`;
    fs.writeFileSync(made, text);
    fs.renameSync(made, file);
  } catch {
    // Transpiled again next time.
  }
}

function projectOf(folder) {
  const known = projects.get(folder);
  if (known !== undefined) return known;
  const found =
    path.dirname(folder) === folder || hasManifest(folder)
      ? readProject(folder)
      : projectOf(path.dirname(folder));
  projects.set(folder, found);
  return found;
}

function hasManifest(folder) {
  return (
    fs.existsSync(path.join(folder, "tsconfig.json")) ||
    fs.existsSync(path.join(folder, "package.json"))
  );
}

function readProject(root) {
  const configs = fs
    .readdirSync(root)
    .filter((name) => /^tsconfig.*\.json$/.test(name))
    .sort()
    .map((name) => fs.readFileSync(path.join(root, name), "utf8"));
  const compiler = compilerOf(root);
  const hash = createHash("sha256");
  for (const part of [FORMAT, process.versions.node, compiler.version, ...configs])
    hash.update(part).update("\0");
  let options;
  return {
    salt: hash.digest("hex"),
    cache: cacheOf(root),
    compile(source, file) {
      const ts = require(compiler.path);
      options ??= compilerOptions(ts, root);
      const made = ts.transpileModule(source, {
        fileName: file,
        compilerOptions: options,
        reportDiagnostics: true,
      });
      const wrong = made.diagnostics.find((found) => found.file !== undefined);
      if (wrong !== undefined) throw syntaxError(ts, wrong, file);
      return made;
    },
  };
}

/** Says where; a stack trace would only show this loader. */
function syntaxError(ts, { file: { text }, messageText, start }, file) {
  const before = text.slice(0, start).split("\n");
  const place = `${file}:${before.length}:${before.at(-1).length + 1}`;
  const error = new SyntaxError(`${place}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  error.stack = error.message;
  return error;
}

/** The project's TypeScript, or the one that Pulumi falls back to. */
function compilerOf(root) {
  const from = Module.createRequire(path.join(root, "package.json"));
  for (const [name, manifest] of [
    ["typescript", "typescript/package.json"],
    ["@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js", "@pulumi/pulumi/package.json"],
  ]) {
    try {
      return {
        path: from.resolve(name),
        version: JSON.parse(fs.readFileSync(from.resolve(manifest), "utf8")).version,
      };
    } catch {
      // The next one.
    }
  }
  return { path: "typescript", version: "none" };
}

function cacheOf(root) {
  const modules = path.join(root, "node_modules");
  return fs.existsSync(modules)
    ? path.join(modules, ".cache", "eks-cni")
    : path.join(require("node:os").tmpdir(), `eks-cni-${process.getuid?.() ?? "user"}`);
}

function compilerOptions(ts, root) {
  const file = path.join(root, "tsconfig.json");
  const configured = fs.existsSync(file)
    ? ts.parseJsonConfigFileContent(
        ts.readConfigFile(file, ts.sys.readFile).config ?? {},
        { ...ts.sys, readDirectory: () => [] },
        root,
      ).options
    : { target: ts.ScriptTarget.ES2020, esModuleInterop: true };
  return {
    ...configured,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: undefined,
    declaration: false,
    composite: false,
    incremental: false,
    inlineSourceMap: false,
    inlineSources: false,
    sourceMap: true,
  };
}

/** Where a line of transpiled code comes from. Read only when an error is told. */
function sourcePosition(file, line, column) {
  if (!file.endsWith(".ts")) return undefined;
  try {
    const map = new Module.SourceMap(JSON.parse(fs.readFileSync(transpile(file).map, "utf8")));
    const entry = map.findEntry(line - 1, column - 1);
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  } catch {
    return undefined;
  }
}

module.exports = { register, transpile };
