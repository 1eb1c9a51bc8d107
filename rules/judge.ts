import type { ClusterSpec } from "../spec/cluster-spec";
import type { Problem, Severity } from "./problem";
import { RULES } from "./registry";
import type { Rule, Subject } from "./rule";

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function needsGroup(rule: Rule): boolean {
  return rule.needs.includes("group");
}

/** Runs one rule on parts that are all there; once per node group where it needs one. */
function runRule(rule: Rule, parts: Partial<Subject>, prefix = ""): Problem[] {
  if (needsGroup(rule) && parts.group === undefined) {
    return (parts.nodeGroups ?? []).flatMap((group, index) =>
      runRule(rule, { ...parts, group }, `nodeGroups[${String(index)}].`),
    );
  }
  if (rule.needs.some((part) => parts[part] === undefined)) {
    return [];
  }
  return rule.judge(parts as Subject).map(({ path, message, remedy }) => ({
    rule: rule.id,
    severity: rule.severity,
    path: `${prefix}${path}`,
    message,
    remedy,
  }));
}

/** How many problems each rule reported, rules without one included. */
function countByRule(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const outcomes = new Map(RULES.map(({ id }) => [id, 0]));
  for (const { rule } of problems) {
    outcomes.set(rule, (outcomes.get(rule) ?? 0) + 1);
  }
  return outcomes;
}

function relativeTo(base: string, path: string): string {
  return base !== "" && path.startsWith(`${base}.`) ? path.slice(base.length + 1) : path;
}

/**
 * Judges what there is: every rule whose parts are all given runs. With a `group` the rest is its surroundings,
 * and only rules about groups run. Errors come first, then warnings, then
 * infos; within each the order is the registry's, then that of the input.
 *
 * @param parts - a whole cluster, or what a component used alone knows: `{ group, version, cni }`, `{ cni }`, …
 * @param base - where a component's own arguments lie in a cluster's (`cni`, `linkerd`, `cluster`); its
 *   problems' paths then start at those arguments
 */
export function judgeParts(parts: Partial<Subject>, base = ""): Problem[] {
  const reasons = new Map(parts.suppressRules?.map(({ rule, reason }) => [rule, reason]));
  const rules = parts.group === undefined ? RULES : RULES.filter(needsGroup);
  const judged = rules.flatMap((rule) => runRule(rule, parts));
  const outcomes = countByRule(judged);
  const late = RULES.filter(({ needs }) => needs.includes("outcomes")).flatMap((rule) =>
    runRule(rule, { ...parts, outcomes }),
  );
  return [...judged, ...late]
    .map((problem) => {
      const reason = reasons.get(problem.rule);
      const path = relativeTo(base, problem.path);
      return { ...problem, path, ...(reason === undefined ? {} : { suppressed: { reason } }) };
    })
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** Judges a cluster on a given day (`YYYY-MM-DD`): every problem, suppressed ones marked. */
export function judgeCluster(spec: ClusterSpec, date: string): Problem[] {
  return judgeParts({ ...spec, date });
}
