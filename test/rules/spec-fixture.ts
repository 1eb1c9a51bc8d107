import assert from "node:assert/strict";
import { judgeParts } from "../../rules/judge";
import type { Problem } from "../../rules/problem";
import type { Rule, Subject } from "../../rules/rule";
import type {
  ClusterInput,
  ClusterSettings,
  CniSettings,
  LinkerdSettings,
  NodeGroupSettings,
} from "../../spec/cluster-input";
import { resolveClusterSpec } from "../../spec/resolve";

/** A day on which the default stack has nothing to fear. */
export const TODAY = "2026-11-24";

/** What differs from the default stack; `group` is laid over its first node group. */
export interface Difference extends Partial<Omit<ClusterInput, "cluster" | "cni" | "linkerd">> {
  readonly cluster?: Partial<ClusterSettings>;
  readonly cni?: Partial<CniSettings>;
  readonly linkerd?: Partial<LinkerdSettings>;
  readonly group?: Partial<NodeGroupSettings>;
}

const SCALING = { min: 2, max: 4, desired: 2 };

/** The AL2023 group of the default stack. */
export const AL2023: NodeGroupSettings = {
  name: "general",
  operatingSystem: "AL2023",
  instanceTypes: ["m7g.large"],
  scaling: SCALING,
};

/** The Bottlerocket group of the default stack. */
export const BOTTLEROCKET: NodeGroupSettings = {
  ...AL2023,
  name: "hardened",
  operatingSystem: "Bottlerocket",
};

/** The values of Pulumi.dev.yaml, with a difference. */
export function clusterInput(difference: Difference = {}): ClusterInput {
  const { cluster, cni, linkerd, group, ...rest } = difference;
  return {
    region: "eu-central-1",
    nodeGroups: [{ ...AL2023, ...group }, BOTTLEROCKET],
    ...rest,
    cluster: { name: "dev", version: "1.35", upgradePolicy: "STANDARD", ...cluster },
    cni: {
      kind: "cilium",
      mode: "eni",
      prefixDelegation: true,
      kubeProxyReplacement: true,
      ...cni,
    },
    linkerd: { cni: true, iptablesMode: "plain", ...linkerd },
  };
}

/** All parts of the default stack, with a difference. */
export function subject(difference: Difference = {}, date = TODAY): Partial<Subject> {
  return { ...resolveClusterSpec(clusterInput(difference)), date };
}

/** What one rule says of the default stack with a difference. */
export function problemsOf(
  rule: Pick<Rule, "id">,
  difference: Difference = {},
  date = TODAY,
): Problem[] {
  return judgeParts(subject(difference, date)).filter((problem) => problem.rule === rule.id);
}

/** Words that a finding must have, and where it must point. */
export interface Expectation {
  readonly path: string;
  readonly message: RegExp;
  readonly remedy: RegExp;
}

/** Asserts exactly one finding of a rule. */
export function assertRefused(
  rule: Pick<Rule, "id">,
  difference: Difference,
  expected: Expectation,
  date = TODAY,
): void {
  const problems = problemsOf(rule, difference, date);
  assert.equal(problems.length, 1, `${rule.id}: ${JSON.stringify(problems)}`);
  const [problem] = problems;
  assert.ok(problem);
  assert.equal(problem.path, expected.path);
  assert.match(problem.message, expected.message);
  assert.match(problem.remedy, expected.remedy);
  assertReadable(problem);
}

/** Asserts that a rule has nothing to say. */
export function assertAccepted(
  rule: Pick<Rule, "id">,
  difference: Difference = {},
  date = TODAY,
): void {
  assert.deepEqual(problemsOf(rule, difference, date), []);
}

/** House style: lowercase start, no final period, and what would have happened. */
export function assertReadable({ message, remedy, severity }: Problem): void {
  for (const text of [message, remedy]) {
    assert.doesNotMatch(text, /^[A-Z][a-z]+ [a-z]+ing |\.$|undefined|NaN|\[object/, text);
    assert.ok(text.length > 0);
  }
  if (severity !== "info") {
    assert.match(message, /\b(would|could|may)\b/, `says not what would have happened: ${message}`);
  }
}
