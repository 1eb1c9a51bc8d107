import type { PlannedResource } from "../../plan";
import { stringAt } from "../../report/plan-value";
import { printableLine } from "../../report/printable";
import type { Consequence, PermissionChange } from "../changes";
import type { Step } from "../comparison";
import { diffPolicy } from "../inside/diff-policy";
import { resourceOfStep, type Scene, stepsOfType, type Told } from "./scene";

const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** Properties that hold a policy document, by type. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/policy:Policy": "policy",
  [ROLE]: "assumeRolePolicy",
};

/** What is said of access to clusters and of permissions in AWS. */
export interface AccessTold extends Told {
  readonly permissions: readonly PermissionChange[];
}

function principal(step: Step): string {
  return printableLine(
    stringAt(resourceOfStep(step).inputs, "principalArn") ?? resourceOfStep(step).name,
  );
}

function entrySentence(step: Step): string {
  const cluster = printableLine(stringAt(resourceOfStep(step).inputs, "clusterName") ?? "");
  switch (step.operation) {
    case "create":
      return `${principal(step)} gets access to cluster ${cluster}`;
    case "delete":
      return `${principal(step)} loses its access to cluster ${cluster}`;
    default:
      return `The access of ${principal(step)} to cluster ${cluster} changes`;
  }
}

/** Access entries, with their policies where the entry itself is there to stay. */
function tellEntries(scene: Scene, told: ReadonlySet<string>): Told {
  const entries = stepsOfType(scene, ENTRY).filter((step) => !told.has(resourceOfStep(step).urn));
  const whole = new Set(
    entries.filter(({ operation }) => operation !== "update").map((step) => principal(step)),
  );
  const policies = stepsOfType(scene, ASSOCIATION).filter(
    (step) => !told.has(resourceOfStep(step).urn),
  );
  const changed = [
    ...new Set(policies.map((step) => principal(step)).filter((arn) => !whole.has(arn))),
  ];
  return {
    consequences: [
      ...entries.map((step) => ({ text: entrySentence(step), subject: principal(step) })),
      ...changed.map((arn) => ({
        text: `Access policies of ${arn} change`,
        subject: arn,
      })),
    ].map((each) => ({ danger: "reach", ...each })),
    covered: new Set([...entries, ...policies].map((step) => resourceOfStep(step).urn)),
  };
}

/** For a resource with permissions, the role beside it; a role is its own. */
type RoleOf = (step: Step) => PlannedResource | undefined;

function roleFinder({ comparison }: Scene): RoleOf {
  const byParent = new Map<string, PlannedResource>();
  for (const plan of [comparison.base, comparison.head]) {
    for (const resource of plan?.resources ?? []) {
      if (resource.type === ROLE && resource.parent !== null) {
        byParent.set(resource.parent, resource);
      }
    }
  }
  return (step) => {
    const resource = resourceOfStep(step);
    if (resource.type === ROLE) return resource;
    return resource.parent === null ? undefined : byParent.get(resource.parent);
  };
}

function roleName(step: Step, roleOf: RoleOf): string {
  return printableLine((roleOf(step) ?? resourceOfStep(step)).name);
}

function documentChange(scene: Scene, step: Step, role: string): PermissionChange | undefined {
  const key = DOCUMENTS[resourceOfStep(step).type];
  if (key === undefined) return undefined;
  const text = (side: Step["before"], mark: (value: string) => string): string | undefined => {
    const document = stringAt(side?.inputs, key);
    return document === undefined ? undefined : mark(document);
  };
  const { gained, lost } = diffPolicy(
    text(step.before, scene.veil.before),
    text(step.after, scene.veil.after),
  );
  if (gained.length + lost.length === 0) return undefined;
  const about = key === "assumeRolePolicy" ? "trust: " : "";
  const say = (lines: readonly string[]): string[] =>
    lines.map((line) => `${about}${scene.veil.lift(line)}`);
  return { role, gained: say(gained), lost: say(lost) };
}

function attachmentChange(scene: Scene, step: Step, role: string): PermissionChange {
  const policy = (side: Step["before"]): readonly string[] => {
    const arn = stringAt(side?.inputs, "policyArn");
    return arn === undefined
      ? []
      : [`managed policy ${printableLine(scene.veil.lift(scene.veil.after(arn)))}`];
  };
  const [lost, gained] = [policy(step.before), policy(step.after)];
  return {
    role,
    gained: gained.filter((line) => !lost.includes(line)),
    lost: lost.filter((line) => !gained.includes(line)),
  };
}

function merged(changes: readonly PermissionChange[]): readonly PermissionChange[] {
  const byRole = new Map<string, PermissionChange>();
  for (const { role, gained, lost } of changes) {
    const known = byRole.get(role);
    byRole.set(role, {
      role,
      gained: [...(known?.gained ?? []), ...gained],
      lost: [...(known?.lost ?? []), ...lost],
    });
  }
  return [...byRole.values()].filter(({ gained, lost }) => gained.length + lost.length > 0);
}

/** Tells who may now reach a cluster, and what roles may now do in AWS. */
export function tellAccess(scene: Scene, told: ReadonlySet<string>): AccessTold {
  const entries = tellEntries(scene, told);
  const covered = new Set(entries.covered);
  const roleOf = roleFinder(scene);
  const changes: PermissionChange[] = [];
  const audible: PermissionChange[] = [];
  for (const step of scene.comparison.steps) {
    const { type, urn } = resourceOfStep(step);
    const name = roleName(step, roleOf);
    const change =
      type === ATTACHMENT ? attachmentChange(scene, step, name) : documentChange(scene, step, name);
    if (change === undefined) continue;
    changes.push(change);
    const happens = scene.stepOf(roleOf(step)?.urn)?.operation;
    // A role that comes or goes with what uses it needs no sentence of its own.
    if (told.has(urn) || happens === "create" || happens === "delete") continue;
    audible.push(change);
    if (type === ATTACHMENT || step.properties.length <= 1) covered.add(urn);
  }
  const sentences = merged(audible).map(({ role, gained, lost }): Consequence => {
    const parts = [
      ...(gained.length === 0 ? [] : [`${String(gained.length)} gained`]),
      ...(lost.length === 0 ? [] : [`${String(lost.length)} lost`]),
    ];
    return {
      danger: "reach",
      text: `Permissions of role ${role} change: ${parts.join(", ")}`,
      subject: role,
    };
  });
  return {
    consequences: [...entries.consequences, ...sentences],
    covered,
    permissions: merged(changes),
  };
}
