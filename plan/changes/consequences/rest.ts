import type { PlannedResource } from "../../plan";
import { stringAt } from "../../report/plan-value";
import { printableLine } from "../../report/printable";
import { kindOf, shortType } from "../../report/resource-label";
import { qualifiedTypeOf } from "../../urn";
import type { Consequence, Danger } from "../changes";
import type { Step } from "../comparison";
import { resourceOfStep, type Scene } from "./scene";
import { listed } from "./words";

const ADDON = "aws:eks/addon:Addon";
const PATCH = /Patch$/;

/** Whether something is one of our checks that run during a deployment: a script, or the Job that it waits for. */
export function isGate({ urn, type }: PlannedResource): boolean {
  return (
    (type === "command:local:Command" || type === "kubernetes:batch/v1:Job") &&
    /eks-cni:index:\w+\$[^$]*$/.test(qualifiedTypeOf(urn))
  );
}

/** What is gone for good with a resource of this type. */
const HOLDS_DATA =
  /^(?:aws:kms\/key:Key|aws:ebs\/volume:Volume|aws:efs\/|aws:rds\/|aws:s3\/|kubernetes:core\/v1:(?:Namespace|PersistentVolume|PersistentVolumeClaim|Secret)|kubernetes:apiextensions\.k8s\.io\/)/;
const PERMISSIONS = /^aws:(?:iam|eks\/podIdentityAssociation)/;
const WORDS_ONLY =
  /^(?:tags|tagsAll|description|tagSpecifications|create|update|delete|interpreter|environment)\b/;

function dangerOf(step: Step): Danger {
  const { type } = resourceOfStep(step);
  if (isGate(resourceOfStep(step))) return "text";
  const { operation, properties } = step;
  if (operation === "create") return PERMISSIONS.test(type) ? "reach" : "new";
  if (operation === "delete" && step.before?.options.retainOnDelete === true) return "settings";
  if (HOLDS_DATA.test(type) && (operation === "delete" || operation === "replace")) return "lost";
  if (operation !== "update") return PERMISSIONS.test(type) ? "reach" : "settings";
  if (properties.length > 0 && properties.every(({ path }) => WORDS_ONLY.test(path))) return "text";
  return PERMISSIONS.test(type) ? "reach" : "settings";
}

const VERBS = {
  create: "created",
  update: "changed",
  replace: "replaced",
  delete: "deleted",
} as const;

function addonSentence(step: Step): Consequence {
  const resource = resourceOfStep(step);
  const name = printableLine(stringAt(resource.inputs, "addonName") ?? resource.name);
  const subject = name;
  if (step.operation === "create")
    return { danger: "new", text: `Add-on ${name} is installed`, subject };
  if (step.operation === "delete") {
    const stays = step.before?.inputs["preserve"] === true;
    return stays
      ? {
          danger: "settings",
          text: `Add-on ${name} is no longer managed; what it runs stays`,
          subject,
        }
      : { danger: "lost", text: `Add-on ${name} is uninstalled`, subject };
  }
  const only = step.properties.map(({ path }) => path);
  return only.every((path) => /^(?:tags|resolveConflicts|preserve)/.test(path))
    ? { danger: "settings", text: `Add-on ${name}: settings change in place`, subject }
    : { danger: "restarts", text: `Add-on ${name} changes: its pods restart`, subject };
}

function patchSentence(step: Step): Consequence {
  const resource = resourceOfStep(step);
  const target = `${kindOf(resource).replace(PATCH, "")} ${printableLine(
    stringAt(resource.inputs, "metadata", "name") ?? resource.name,
  )}`;
  const restarts = step.properties.some(({ path }) => path.startsWith("spec.template"));
  return {
    danger: restarts ? "restarts" : "settings",
    text: restarts ? `${target} is patched: it restarts` : `The patch of ${target} changes`,
    subject: target,
  };
}

function counted(steps: readonly Step[], verb: string): string {
  const names = steps.map((step) => printableLine(resourceOfStep(step).name));
  const kinds = [...new Set(steps.map((step) => shortType(resourceOfStep(step).type)))];
  const only = kinds.length === 1 && steps.length <= 3;
  return only
    ? `${kinds[0] ?? ""} ${listed(names)} ${steps.length === 1 ? "is" : "are"} ${verb}`
    : `${String(steps.length)} resources are ${verb} (${listed(kinds, 3)})`;
}

/** Health checks that a change makes run once more. */
function gateSentence(scene: Scene, steps: readonly Step[]): Consequence[] {
  const names = [...new Set(steps.map((step) => scene.shortName(resourceOfStep(step))))].sort();
  return names.length === 0
    ? []
    : [{ danger: "text", text: `Checks run again: ${listed(names)}`, subject: "checks" }];
}

/** Whether a step is of something that people asked for: not a component, and not a part of what is told. */
function isAudible(resource: PlannedResource, told: ReadonlySet<string>): boolean {
  return (
    resource.custom && !told.has(resource.urn) && !resource.type.startsWith("pulumi:providers:")
  );
}

/** Tells, in a few sentences, everything that no other part told. */
export function tellRest(scene: Scene, told: ReadonlySet<string>): readonly Consequence[] {
  const steps = scene.comparison.steps.filter((step) => isAudible(resourceOfStep(step), told));
  const consequences: Consequence[] = [];
  const gates: Step[] = [];
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const { type } = resourceOfStep(step);
    if (type === ADDON && dangerOf(step) !== "text") consequences.push(addonSentence(step));
    else if (PATCH.test(type) && step.operation === "update")
      consequences.push(patchSentence(step));
    else if (isGate(resourceOfStep(step)) && step.operation === "replace") gates.push(step);
    else {
      const key = `${dangerOf(step)} ${step.operation}`;
      groups.set(key, [...(groups.get(key) ?? []), step]);
    }
  }
  for (const [key, some] of groups) {
    const [danger, operation] = key.split(" ") as [Danger, Step["operation"]];
    const text =
      danger === "text"
        ? `Only words change on ${String(some.length)} resource${some.length === 1 ? "" : "s"}: tags, descriptions, scripts for the next deployment`
        : counted(some, VERBS[operation]);
    consequences.push({ danger, text, subject: "resources" });
  }
  return [...consequences, ...gateSentence(scene, gates)];
}
