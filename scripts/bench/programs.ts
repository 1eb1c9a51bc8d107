import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import type { Plan, PlannedResource } from "../../plan/plan";

/** Root of this checkout. */
export const CHECKOUT = resolve(__dirname, "../..");

const STACK = "config:\n  aws:region: eu-central-1\n";

/** Folders of the bench; `dispose` removes them. */
export class BenchFolders {
  readonly #root = mkdtempSync(join(tmpdir(), "eks-cni-bench-"));

  constructor() {
    symlinkSync(join(CHECKOUT, "node_modules"), join(this.#root, "node_modules"), "dir");
  }

  /** A project of its own with one program. */
  program(name: string, text: string): string {
    const folder = join(this.#root, name);
    mkdirSync(folder);
    writeFileSync(join(folder, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\nmain: index.ts\n`);
    writeFileSync(join(folder, "Pulumi.dev.yaml"), STACK);
    writeFileSync(join(folder, "index.ts"), text);
    return folder;
  }

  /** Where a folder is. */
  path(name: string): string {
    return join(this.#root, name);
  }

  /** An empty folder. */
  empty(name: string): string {
    mkdirSync(this.path(name));
    return this.path(name);
  }

  /** A folder with one file. */
  write(name: string, file: string, text: string): void {
    writeFileSync(join(this.empty(name), file), text);
  }

  /** Compiles a project's program, so that Node runs it as it is. */
  compile(folder: string): string {
    const { outputText } = transpileModule(readFileSync(join(folder, "index.ts"), "utf8"), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
    });
    writeFileSync(join(folder, "compiled.js"), outputText);
    return "compiled.js";
  }

  /** A copy of this checkout that may be edited. */
  copy(): string {
    const folder = join(this.#root, "copy");
    cpSync(CHECKOUT, folder, {
      recursive: true,
      filter: (path) => !/[/\\](node_modules|\.git|dist|plan-out|test)$/.test(path),
    });
    return folder;
  }

  dispose(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** `clusters` clusters with `groups` node groups each, half of them Bottlerocket. */
export function fleet(clusters: number, groups: number): string {
  return `import { Cluster } from ${JSON.stringify(join(CHECKOUT, "components/cluster"))};
for (let c = 0; c < ${String(clusters)}; c += 1) {
  new Cluster("c" + c, {
    region: "eu-central-1",
    cluster: { name: "c" + c, version: "1.35" },
    cni: { kind: "cilium", mode: "eni", prefixDelegation: true, kubeProxyReplacement: true },
    linkerd: { cni: true, iptablesMode: "plain" },
    nodeGroups: Array.from({ length: ${String(groups)} }, (_, g) => ({
      name: "g" + g,
      operatingSystem: g % 2 === 0 ? "AL2023" : "Bottlerocket",
      instanceTypes: ["m7g.large"],
      scaling: { min: 2, max: 4, desired: 2 },
    })),
  });
}
`;
}

/** What the program had to say for the edges that a plan lists: neither those of options nor those through a component. */
function explicitEdges(
  { parent, dependsOn, options }: PlannedResource,
  parents: ReadonlyMap<string, string | null>,
): readonly string[] {
  const targets = new Set(dependsOn);
  const isInside = (urn: string): boolean => {
    for (let around = parents.get(urn); around != null; around = parents.get(around)) {
      if (around !== parent && targets.has(around)) return true;
    }
    return false;
  };
  const implied = [parent, options.provider, options.deletedWith];
  return dependsOn.filter((urn) => !implied.includes(urn) && !isInside(urn));
}

/** Each after its providers too: a component's are no edges of its own, so its wave may be before theirs. */
function inOrder(resources: readonly PlannedResource[]): readonly PlannedResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const ordered = new Set<PlannedResource>();
  const visit = (urn: string): void => {
    const resource = byUrn.get(urn);
    if (resource === undefined || ordered.has(resource)) return;
    Object.values(resource.options["providers"] ?? {}).forEach(visit);
    resource.dependsOn.forEach(visit);
    ordered.add(resource);
  };
  byUrn.forEach((_, urn) => {
    visit(urn);
  });
  return [...ordered];
}

/**
 * The same resources as a plan has: the same parents, edges and options, the same outputs for the SDK to keep, and no
 * inputs. The outputs of a type are those that its class names; one sample of each is constructed to see them.
 */
export function emptyResources(plan: Plan): string {
  const parents = new Map(plan.resources.map(({ urn, parent }) => [urn, parent]));
  const resources = inOrder(plan.resources)
    .filter(({ type }) => type !== "pulumi:pulumi:Stack")
    .map((resource) => {
      const { urn, type, name, parent, custom, options } = resource;
      return [urn, type, name, parent, custom, explicitEdges(resource, parents), options];
    });
  return `import * as aws from "@pulumi/aws";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const packages: any = { aws, command, kubernetes: k8s };
const outputs = new Map<string, object>();
const made = new Map<string, pulumi.Resource>();
const ProviderResource: any = pulumi.ProviderResource;

function outputsOf(type: string): object {
  const known = outputs.get(type);
  if (known !== undefined) return known;
  const [pkg = "", path = "", name = ""] = type.split(":");
  const [group = "", version = ""] = path.split("/");
  const module = packages[pkg]?.[group.split(".")[0] ?? ""];
  const Class = module?.[name] ?? module?.[version]?.[name];
  let keys: string[] = [];
  if (Class !== undefined) {
    const anything = new Proxy({}, { get: () => "" });
    new Class("sample-" + name, anything, {
      transformations: [(args: any) => { keys = Object.keys(args.props); return undefined; }],
    });
  }
  const empty = Object.fromEntries(keys.map((key) => [key, undefined]));
  outputs.set(type, empty);
  return empty;
}

function make(type: string, name: string, custom: boolean, opts: any): pulumi.Resource {
  if (type.startsWith("pulumi:providers:")) {
    return new ProviderResource(type.slice("pulumi:providers:".length), name, {}, opts);
  }
  return custom
    ? new pulumi.CustomResource(type, name, { ...outputsOf(type) }, opts)
    : new pulumi.ComponentResource(type, name, {}, opts);
}

for (const [urn, type, name, parent, custom, edges, options] of ${JSON.stringify(resources)} as any[]) {
  const { provider, providers, deletedWith, ...others } = options;
  const opts: any = { ...others, parent: made.get(parent), dependsOn: edges.map((edge: string) => made.get(edge)) };
  if (custom && provider !== undefined) opts.provider = made.get(provider);
  if (providers !== undefined) opts.providers = Object.values(providers).map((of: any) => made.get(of));
  if (deletedWith !== undefined) opts.deletedWith = made.get(deletedWith);
  made.set(urn, make(type, name, custom, opts));
}
`;
}

/**
 * Writes a plan folder with the resources of a plan over and over, at least `count` of them, as large as real ones.
 * In every tenth copy `edit` has the text.
 */
export function writeHugePlan(
  plan: Plan,
  count: number,
  folder: string,
  edit: (text: string) => string = (text) => text,
): void {
  const copies = Math.ceil(count / plan.resources.length);
  const { resources, waves, ...others } = plan;
  const file = openSync(join(folder, "plan.json"), "w");
  const each = resources.map((resource) => indented(resource, 4)).join(",\n");
  writeSync(
    file,
    `${indented({ ...others, placeholders: [], findings: [] }, 0).slice(0, -2)},\n  "resources": [\n`,
  );
  for (let copy = 0; copy < copies; copy += 1) {
    // Every name, wherever a URN holds it.
    const text = each.replace(/(urn:pulumi:[^"]*::[^":]+)"/g, `$1-${String(copy)}"`);
    writeSync(file, `${copy % 10 === 0 ? edit(text) : text}${copy === copies - 1 ? "" : ","}\n`);
  }
  const numbers = Array.from({ length: copies }, (_, copy) => copy);
  const all = waves.map((wave) =>
    numbers.flatMap((copy) => wave.map((urn) => `${urn}-${String(copy)}`)),
  );
  writeSync(file, `  ],\n  "waves": ${indented(all, 2).trimStart()}\n}\n`);
  closeSync(file);
}

function indented(value: unknown, spaces: number): string {
  return JSON.stringify(value, null, 2).replace(/^/gm, " ".repeat(spaces));
}
