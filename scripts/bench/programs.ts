import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Plan } from "../../plan/plan";

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

/**
 * The same resources as a plan has: the same parents, the same outputs for the SDK to keep, and no inputs.
 * The outputs of a type are those that its class names; one sample of each is constructed to see them.
 */
export function emptyResources(plan: Plan): string {
  const resources = plan.resources
    .filter(({ type }) => type !== "pulumi:pulumi:Stack")
    .map(({ urn, type, name, parent, custom }) => [urn, type, name, parent, custom]);
  return `import * as aws from "@pulumi/aws";
import * as command from "@pulumi/command";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const packages: any = { aws, command, kubernetes: k8s };
const outputs = new Map<string, object>();
const made = new Map<string, pulumi.Resource>();

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

for (const [urn, type, name, parent, custom] of ${JSON.stringify(resources)} as any[]) {
  const opts = { parent: made.get(parent) };
  made.set(urn, custom
    ? new pulumi.CustomResource(type, name, { ...outputsOf(type) }, opts)
    : new pulumi.ComponentResource(type, name, {}, opts));
}
`;
}
