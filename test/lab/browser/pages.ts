import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
const CLI = join(ROOT, "bin/eks-cni.js");
const DATE = "2026-11-24";

/** A stack file of that many groups, whose subnets fill up and which has Helm values of its own. */
export function crowdedStack(groups: number): string {
  const group = (index: number): string => {
    const os = index % 2 === 0 ? "AL2023" : "Bottlerocket";
    return `    - { name: pool-${String(index)}, operatingSystem: ${os}, instanceTypes: [m7g.2xlarge], scaling: { min: 1, max: 9, desired: 3 } }`;
  };
  return `config:
  aws:region: eu-central-1
  eks-cni:cluster: { name: a-cluster-with-a-rather-long-name, version: "1.35", vpcCidr: 10.0.0.0/20, upgradePolicy: STANDARD }
  eks-cni:cni:
    kind: cilium
    mode: eni
    prefixDelegation: true
    kubeProxyReplacement: true
    values: { debug: { enabled: true }, operator: { replicas: 3 } }
  eks-cni:linkerd: { cni: true, iptablesMode: plain }
  eks-cni:nodeGroups:
${Array.from({ length: groups }, (_, index) => group(index)).join("\n")}
`;
}

/** HTML pages of the real command line, by name. */
export class ReportPages {
  readonly #folder = mkdtempSync(join(tmpdir(), "eks-cni-browser-"));
  /** Page to file. */
  readonly files: ReadonlyMap<string, string>;

  constructor() {
    const small = this.#plan("small", readFileSync(join(ROOT, "Pulumi.dev.yaml"), "utf8"));
    const large = this.#plan("large", crowdedStack(10));
    const example = join(ROOT, "examples/self-managed/Pulumi.dev.yaml");
    const own = this.#plan("own", readFileSync(example, "utf8"));
    const diff = join(this.#folder, "diff.html");
    this.#run(["diff", small, large, "--html", diff]);
    this.files = new Map([
      ["report of the default stack", join(small, "report.html")],
      ["report of ten groups", join(large, "report.html")],
      ["report of self-managed groups", join(own, "report.html")],
      ["diff of the two", diff],
      ["diff of dangerous changes", join(ROOT, "test/golden/changes/dangerous.html")],
    ]);
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #plan(name: string, stack: string): string {
    const folder = join(this.#folder, name);
    mkdirSync(folder);
    const file = join(folder, "Pulumi.dev.yaml");
    writeFileSync(file, stack);
    const out = join(folder, "plan");
    this.#run(["plan", "--config", file, "--date", DATE, "--out", out]);
    return out;
  }

  /** 1: a rule is broken, or there are changes; everything is written. */
  #run(args: readonly string[]): void {
    const run = spawnSync(process.execPath, [CLI, ...args], { cwd: ROOT, encoding: "utf8" });
    if (run.status !== 0 && run.status !== 1) {
      throw new Error(
        `eks-cni ${args.join(" ")}: status ${String(run.status)}\n${run.stdout}${run.stderr}`,
      );
    }
  }
}
