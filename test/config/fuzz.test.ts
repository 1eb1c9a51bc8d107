import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { parse } from "yaml";
import { ConfigError } from "../../config/config-error";
import { readClusterInput } from "../../config/read";
import { STACK_KEYS } from "../../config/schema";
import { parseStackConfig } from "../../config/stack-file";
import { validateStack } from "../../config/validate";
import { PlanError } from "../../plan/plan-error";
import { readStackFile } from "../../plan/stack-file";
import { judgeCluster } from "../../rules/judge";
import type { Problem } from "../../rules/problem";
import type { ClusterInput } from "../../spec/cluster-input";
import { resolveClusterSpec } from "../../spec/resolve";
import { EXAMPLES, folderOf } from "../examples/examples";
import { configWith } from "./wrong/snippets";
import { renderAll } from "./fuzz/render";
import { edited, mutated, mutations, textEdits, type Tree } from "./fuzz/mutations";

const DATE = "2026-11-24";

/** How many stack files each property tries; `FUZZ_RUNS=20000` looks harder. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 400);
/** A failure prints its seed; give it here to see it again. */
const SEED = Number(process.env["FUZZ_SEED"] ?? 20261124);
const OPTIONS = { numRuns: RUNS, seed: SEED };

/** Texts of right stack files: every example that has one, and one with almost every key. */
const TEXTS = [
  ...EXAMPLES.map((name) => readFileSync(join(folderOf(name), "Pulumi.dev.yaml"), "utf8")),
  readFileSync(join(__dirname, "../../Pulumi.dev.yaml"), "utf8"),
  `config: ${JSON.stringify(
    configWith(`
eks-cni:cluster: { name: dev, version: "1.35", existing: false, vpcCidr: 10.0.0.0/16, serviceCidr: 172.20.0.0/16,
  endpoint: { public: true, private: true, publicAccessCidrs: [203.0.113.0/24] }, tags: { team: a }, logTypes: [audit],
  accessEntries: { ops: { principalArn: "arn:aws:iam::1:role/ops", policies: [ { policy: AmazonEKSViewPolicy } ] } } }
eks-cni:cni: { kind: cilium, mode: overlay, podCidr: 100.64.0.0/16, podCidrMaskSize: 24, tunnelProtocol: geneve,
  encryption: wireguard, hubble: true, gatewayApi: true, bandwidthManager: true, values: { debug: { enabled: true } } }
eks-cni:linkerd: { cni: true, controlPlane: true, identity: { issuerDays: 90 }, cniValues: { logLevel: debug } }
eks-cni:addons: { coredns: { configurationValues: { replicaCount: 3 } } }
eks-cni:suppressRules: [ { rule: unpinned, reason: a test } ]
eks-cni:nodeGroups:
  - { name: a, operatingSystem: AL2023, instanceTypes: [m7g.large], scaling: { min: 2, max: 4, desired: 2 }, maxPods: 50,
      labels: { example.org/a: b }, taints: [ { key: a, value: b, effect: NoSchedule } ], networkd: { primaryRouteMetric: 9 },
      nodeConfig: { kubelet: { flags: [--v=2] } }, userDataParts: [ { contentType: text/x-shellscript, content: "true" } ] }
  - { name: b, operatingSystem: Bottlerocket, kind: selfManaged, instanceTypes: [m7g.large, m6g.large],
      scaling: { min: 0, max: 4, desired: 0 }, mixedInstances: { onDemandBase: 1, onDemandPercentage: 20 },
      bottlerocketSettings: { kernel: { sysctl: { a: b } } }, volume: { sizeGiB: 100, iops: 3000 } }
`),
  )}`,
];

const CONFIGS = TEXTS.map((text) => (parse(text) as { config: Tree }).config);

/** Every problem is at a place of the stack file and says something that a terminal can show. */
function assertTold(problems: readonly Problem[]): void {
  for (const { path, message, remedy, rule } of problems) {
    const told = `${rule}: ${JSON.stringify(path)}: ${message}; ${remedy}`;
    const head = path.replace(/^eks-cni:/, "").split(/[.[]/)[0] ?? "";
    assert.ok(path !== "", told);
    assert.ok(message !== "" && remedy !== "", told);
    if (!rule.startsWith("config/unknown-key")) {
      assert.ok([...STACK_KEYS, "aws:region", "region"].includes(head), told);
    }
  }
}

/** Judges a cluster, and makes of it what its program would where no rule refuses it. */
function judge(input: ClusterInput): void {
  const spec = resolveClusterSpec(input);
  const problems = judgeCluster(spec, DATE);
  assertTold(problems);
  if (problems.every(({ severity }) => severity !== "error")) renderAll(spec);
}

describe("a stack file that somebody broke", () => {
  const folder = mkdtempSync(join(tmpdir(), "eks-cni-fuzz-"));
  const before = pulumi.runtime.allConfig();

  after(() => {
    pulumi.runtime.setAllConfig(before);
    rmSync(folder, { recursive: true, force: true });
  });

  it("is refused or judged at a place in it, whatever was done to its tree", function () {
    this.timeout(0);
    fc.assert(
      fc.property(fc.constantFrom(...CONFIGS), mutations, (config, steps) => {
        const { raw, secretKeys } = parseStackConfig(mutated(config, steps));
        const { input, problems } = validateStack(raw, secretKeys);
        if (input === undefined) assertTold(problems);
        else judge(input);
      }),
      OPTIONS,
    );
  });

  it("is refused or judged at a place in it, whatever was done to its text", function () {
    this.timeout(0);
    const file = join(folder, "Pulumi.dev.yaml");
    const project = { name: "eks-cni", root: folder, folder, entry: "", config: new Map() };
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), textEdits, (text, edits) => {
        writeFileSync(file, edited(text, edits));
        try {
          const { config, secretKeys } = readStackFile(file, project);
          pulumi.runtime.setAllConfig({ ...config }, [...secretKeys]);
          judge(readClusterInput());
        } catch (error) {
          if (error instanceof ConfigError) assertTold(error.problems);
          else if (error instanceof PlanError) assert.match(error.message, /Pulumi\.dev\.yaml/);
          else throw error;
        }
      }),
      OPTIONS,
    );
  });

  it("starts from right ones", () => {
    for (const config of CONFIGS) {
      const { raw, secretKeys } = parseStackConfig(config);
      if (raw["cluster"] === undefined) continue; // A program of its own.
      assert.deepEqual(validateStack(raw, secretKeys).problems, undefined);
    }
  });
});
