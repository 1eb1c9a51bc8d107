import type { Plan } from "../plan";
import { printable, printableLine } from "../report/printable";
import type { Changes, FindingChange, JudgeChange, Operation, ResourceChange } from "./changes";
import { type Comparison, type PropertyChange, type Step } from "./comparison";
import { tellAccess } from "./consequences/access";
import { tellClusters } from "./consequences/clusters";
import { byDanger, headlineOf, unfinished } from "./consequences/headline";
import { isNetwork, tellNetwork } from "./consequences/network";
import { isNodeGroup, tellNodeGroups } from "./consequences/node-groups";
import { tellReleases } from "./consequences/releases";
import { isGate, tellRest } from "./consequences/rest";
import { resourceOfStep, type Scene, sceneOf } from "./consequences/scene";

type Finding = Plan["findings"][number];

/** A finding is the same as long as rule and place are: its message may name other details. */
const keyOf = ({ rule, path, severity }: Finding): string => JSON.stringify([rule, path, severity]);

function findingOf(state: FindingChange["state"], finding: Finding): FindingChange {
  return {
    state,
    severity: finding.severity,
    rule: printableLine(finding.rule),
    path: printableLine(finding.path),
    message: printableLine(finding.message),
    remedy: printableLine(finding.remedy),
    ...(finding.suppressed === undefined
      ? {}
      : { suppressed: printableLine(finding.suppressed.reason) }),
  };
}

/** Findings that are open on one side only: one that gets suppressed is gone. */
function findingChanges(base: Plan | undefined, head: Plan): readonly FindingChange[] {
  const open = (plan: Plan | undefined): readonly Finding[] =>
    (plan?.findings ?? []).filter(({ suppressed }) => suppressed === undefined);
  const [before, after] = [open(base), open(head)];
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return [
    ...after.filter((each) => !old.has(keyOf(each))).map((each) => findingOf("new", each)),
    ...before.filter((each) => !now.has(keyOf(each))).map((each) => findingOf("gone", each)),
  ];
}

function judgeChanges(base: Plan | undefined, head: Plan): readonly JudgeChange[] {
  if (base === undefined) return [];
  const verdict = ({ accepted, message }: NonNullable<Plan["judges"]>[number]): string =>
    accepted ? "accepts" : `refuses${message === undefined ? "" : `: ${printableLine(message)}`}`;
  const before = new Map(
    (base.judges ?? []).map((judge) => [`${judge.name} ${judge.file}`, judge]),
  );
  return (head.judges ?? []).flatMap((judge) => {
    const old = before.get(`${judge.name} ${judge.file}`);
    return old === undefined || old.accepted === judge.accepted
      ? []
      : [
          {
            name: printableLine(`${judge.name} ${judge.version}`),
            file: printableLine(judge.file),
            before: verdict(old),
            after: verdict(judge),
          },
        ];
  });
}

/** Of a check that runs again a reviewer reads the script; names and hashes only make it run. */
function telling(step: Step): readonly PropertyChange[] {
  return isGate(resourceOfStep(step))
    ? step.properties.filter(({ path }) => /^(?:create|update|delete)$/.test(path))
    : step.properties;
}

function resourceChanges(scene: Scene): readonly ResourceChange[] {
  return scene.comparison.steps
    .filter((step) => resourceOfStep(step).custom)
    .map((step) => {
      const { urn, type, name } = resourceOfStep(step);
      return {
        urn: printableLine(urn),
        type: printableLine(type),
        name: printableLine(name),
        operation: step.operation,
        replacedBy: step.replacedBy.map(printableLine),
        fields:
          step.operation === "update" || step.operation === "replace"
            ? scene.fields(telling(step))
            : [],
      };
    });
}

function countsOf(comparison: Comparison): Changes["counts"] {
  const counts: Record<Operation | "unchanged", number> = {
    create: 0,
    update: 0,
    replace: 0,
    delete: 0,
    unchanged: comparison.unchanged,
  };
  for (const step of comparison.steps) {
    if (resourceOfStep(step).custom) counts[step.operation] += 1;
  }
  return counts;
}

/** Types that have their own section of a report, as node groups have. */
const ELSEWHERE = new Set([
  "aws:ec2/launchTemplate:LaunchTemplate",
  "kubernetes:helm.sh/v3:Release",
]);

/** Reads a comparison for people: what it means for what runs, then what exactly changes. */
export function buildChanges(comparison: Comparison): Changes {
  const { base, head } = comparison;
  const scene = sceneOf(comparison);
  const clusters = tellClusters(scene);
  const network = tellNetwork(scene, clusters.covered);
  const groups = tellNodeGroups(scene, clusters);
  const releases = tellReleases(scene, clusters);
  const access = tellAccess(scene, new Set([...clusters.covered, ...groups.covered]));
  const told = [clusters, network, groups, releases, access];
  const covered = new Set(told.flatMap((part) => [...part.covered]));
  const consequences = byDanger([
    ...told.flatMap((part) => part.consequences),
    ...tellRest(scene, covered),
  ]);
  const findings = findingChanges(base, head);
  const resources = resourceChanges(scene);
  const { headline, danger } = headlineOf(consequences, findings, comparison.raw.length);
  return {
    formatVersion: 1,
    source: comparison.source,
    project: printableLine(head.project),
    stack: printableLine(head.stack),
    headline: comparison.failed === true ? unfinished(headline, danger) : headline,
    // What nobody knows is never called harmless.
    ...(comparison.failed === true ? { danger: "lost" } : danger === undefined ? {} : { danger }),
    consequences,
    counts: countsOf(comparison),
    findings,
    openErrors: head.findings.filter(
      ({ severity, suppressed }) => severity === "error" && suppressed === undefined,
    ).length,
    judges: judgeChanges(base, head),
    nodeGroups: groups.nodeGroups,
    releases: releases.releases,
    permissions: access.permissions,
    network: resources.filter(({ type }) => isNetwork(type)),
    others: resources.filter(
      (resource) =>
        !isNetwork(resource.type) && !ELSEWHERE.has(resource.type) && !isNodeGroup(resource),
    ),
    raw: comparison.raw.map(({ title, value }) => ({
      title: printableLine(title),
      json: printable(JSON.stringify(value, null, 2)),
    })),
    diagnostics: comparison.diagnostics.map(printable),
  };
}
