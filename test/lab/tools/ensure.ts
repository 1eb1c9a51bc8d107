import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { type AptTool, type GoSource, type GoTool, type Tool, TOOLS } from "./catalogue";

/** Where a tool is, or why it is not there. */
export type Found = { readonly path: string } | { readonly missing: string };

const CACHE = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "eks-cni-lab");

/**
 * Finds a tool of the catalogue, building or installing it once into a cache outside the repository.
 *
 * The cache is keyed by what the tool is made of, so that a changed pin makes another entry.
 */
export function ensureTool(name: string): Found {
  const tool = TOOLS[name];
  if (tool === undefined) {
    return { missing: `no such tool; the catalogue has ${Object.keys(TOOLS).join(", ")}` };
  }
  try {
    return { path: make(name, tool) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

/** All of them; prints one `SKIP` line per missing tool, so that nothing is skipped silently. */
export function ensureTools(
  lab: string,
  names: readonly string[],
): Map<string, string> | undefined {
  const paths = new Map<string, string>();
  let complete = true;
  for (const name of names) {
    const found = ensureTool(name);
    if ("path" in found) {
      paths.set(name, found.path);
    } else {
      complete = false;
      process.stdout.write(`SKIP ${lab}: ${name} is missing: ${found.missing}\n`);
    }
  }
  return complete ? paths : undefined;
}

function make(name: string, tool: Tool): string {
  switch (tool.kind) {
    case "go":
      return cached(name, tool, join("bin", name), ["go.mod", "go.sum"], (folder) => {
        buildGo(name, tool, folder);
      });
    case "go-source":
      return cached(name, tool, basename(tool.file), ["go.mod", "go.sum"], (folder) => {
        readGo(name, tool, folder);
      });
    case "pip":
      return cached(name, tool, join("bin", tool.program), ["requirements.txt"], (folder) => {
        installPip(name, folder);
      });
    case "npm": {
      const file = join("node_modules", tool.package, tool.file);
      return cached(name, tool, file, ["package.json", "package-lock.json"], (folder) => {
        installNpm(name, folder);
      });
    }
    case "apt":
      return installApt(tool.program ?? name, tool.package, tool.file);
  }
}

/** Makes an entry of the cache beside its place and moves it there, so that half an entry is never used. */
function cached(
  name: string,
  tool: Exclude<Tool, AptTool>,
  result: string,
  pins: readonly string[],
  fill: (folder: string) => void,
): string {
  const hash = createHash("sha256").update(JSON.stringify([tool, process.arch]));
  for (const pin of pins) {
    hash.update(readFileSync(join(__dirname, name, pin)));
  }
  const entry = join(CACHE, `${name}-${hash.digest("hex").slice(0, 16)}`);
  const program = join(entry, result);
  if (existsSync(program)) {
    return program;
  }
  // A virtual environment holds its own path and cannot be moved.
  const folder = tool.kind === "pip" ? entry : `${entry}.${String(process.pid)}`;
  mkdirSync(folder, { recursive: true });
  const started = Date.now();
  process.stdout.write(`${name}: not in the cache, making it\n`);
  try {
    fill(folder);
    if (folder !== entry && !existsSync(entry)) {
      renameSync(folder, entry);
    }
  } finally {
    if (folder !== entry || !existsSync(program)) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  process.stdout.write(`${name}: made in ${String(Math.round((Date.now() - started) / 1000))} s\n`);
  return program;
}

function buildGo(name: string, tool: GoTool, folder: string): void {
  const output = join(folder, "bin", name);
  const flags = ["-trimpath", "-buildvcs=false", "-mod=readonly"];
  const stripped = `-s -w ${tool.ldflags ?? ""}`;
  run("go", ["build", ...flags, "-ldflags", stripped, "-o", output, tool.package], {
    cwd: join(__dirname, name),
  });
}

/** Copies one file out of a module, which Go has compared with go.sum. */
function readGo(name: string, tool: GoSource, folder: string): void {
  const cwd = join(__dirname, name);
  const pin = readFileSync(join(cwd, "go.mod"), "utf8").split(`${tool.module} `)[1] ?? "";
  const version = pin.trim().split(/\s/)[0] ?? "";
  const answer = run("go", ["mod", "download", "-json", `${tool.module}@${version}`], { cwd });
  const { Dir } = JSON.parse(answer) as { Dir: string };
  copyFileSync(join(Dir, tool.file), join(folder, basename(tool.file)));
}

function installNpm(name: string, folder: string): void {
  for (const pin of ["package.json", "package-lock.json"]) {
    copyFileSync(join(__dirname, name, pin), join(folder, pin));
  }
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
}

function installPip(name: string, folder: string): void {
  run("python3", ["-m", "venv", folder]);
  const requirements = join(__dirname, name, "requirements.txt");
  const options = ["--quiet", "--disable-pip-version-check", "--require-hashes"];
  run(join(folder, "bin", "pip"), ["install", ...options, "-r", requirements]);
}

function installApt(program: string, debianPackage: string, file: string | undefined): string {
  const look = (): string | undefined =>
    file === undefined ? onPath(program) : existsSync(file) ? file : undefined;
  const there = look();
  if (there !== undefined) {
    return there;
  }
  if (process.getuid?.() !== 0 || onPath("apt-get") === undefined) {
    throw new Error(`not on PATH, and installing ${debianPackage} needs root and apt-get`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-qq", "--no-install-recommends", debianPackage];
  if (readdirSync("/var/lib/apt/lists").length < 3) {
    run("apt-get", ["update", "-qq"], { env });
  }
  run("apt-get", install, { env });
  const made = look();
  if (made === undefined) {
    throw new Error(`${debianPackage} is installed, but has no ${file ?? program}`);
  }
  return made;
}

/** Where PATH has a program. */
export function onPath(program: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .concat("/usr/sbin", "/sbin")
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));
}

function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): string {
  const result: SpawnSyncReturns<string> = spawnSync(program, args, {
    ...options,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error !== undefined) {
    throw new Error(`${program} cannot be run: ${result.error.message}`);
  }
  if (result.status !== 0) {
    const last = result.stderr.trim().split("\n").slice(-5).join(" | ");
    throw new Error(`${program} ended with status ${String(result.status)}: ${last}`);
  }
  return result.stdout;
}

function main(names: readonly string[]): void {
  for (const name of names.length > 0 ? names : Object.keys(TOOLS)) {
    const found = ensureTool(name);
    const line = "path" in found ? found.path : `MISSING: ${found.missing}`;
    process.stdout.write(`${name}\t${line}\n`);
    process.exitCode = "path" in found ? process.exitCode : 1;
  }
}

if (require.main === module) {
  main(process.argv.slice(2));
}
