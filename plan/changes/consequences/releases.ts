import { unknownKeys } from "../../../charts";
import type { Json, PlannedResource } from "../../plan";
import { at, stringAt } from "../../report/plan-value";
import { printableLine } from "../../report/printable";
import { isMap } from "../../wire";
import type { Consequence, FieldChange, ReleaseChange } from "../changes";
import type { Step } from "../comparison";
import { diffHelmValues, knowsDefaults, movedDefaults } from "../inside/helm-diff";
import { leftToDo, restartedWorkloads, workloadsOf } from "./chart-workloads";
import type { ClustersTold } from "./clusters";
import { lifted, resourceOfStep, type Scene, stepsOfType, type Told } from "./scene";
import { listed, named } from "./words";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const PATCH = /^kubernetes:apps\/v1:(DaemonSet|Deployment)Patch$/;

/** What is said of Helm releases. */
export interface ReleasesTold extends Told {
  readonly releases: readonly ReleaseChange[];
}

type Workloads = readonly { readonly kind: string; readonly name: string }[];

const valuesOf = (resource: PlannedResource | undefined): Json =>
  at(resource?.inputs, "values") ?? {};

function nameOf(resource: PlannedResource): string {
  return printableLine(stringAt(resource.inputs, "name") ?? resource.name);
}

function versionOf(resource: PlannedResource | undefined): string | undefined {
  const version = stringAt(resource?.inputs, "version");
  return version === undefined ? undefined : printableLine(version);
}

/** The last part of a chart's reference: `oci://…/cilium` is cilium. */
function chartOf(resource: PlannedResource): string {
  return printableLine((stringAt(resource.inputs, "chart") ?? "").split("/").at(-1) ?? "");
}

function workloadText(workloads: Workloads): string {
  return ["DaemonSet", "Deployment"]
    .map((kind) => [kind, workloads.filter((each) => each.kind === kind)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([kind, some]) =>
      named(
        kind,
        some.map(({ name }) => name),
      ),
    )
    .join(" and ");
}

const verb = (workloads: Workloads, word: string): string =>
  workloads.length === 1 ? `${word}s` : word;

/** Top keys of values that changed, and those of them that the chart does not read. */
function changedKeys(before: Json, after: Json): readonly string[] {
  const keys = [before, after].flatMap((values) => (isMap(values) ? Object.keys(values) : []));
  return [...new Set(keys)]
    .sort()
    .filter((key) => JSON.stringify(at(before, key)) !== JSON.stringify(at(after, key)));
}

function isUnread(chart: string, version: string | undefined, values: Json, key: string): boolean {
  if (version === undefined || !isMap(values) || !(key in values)) return false;
  const check = unknownKeys(chart, version, { [key]: values[key] ?? null });
  return check.checked && check.unknown.some(({ path }) => path === key);
}

function isNewMinor(before: string, after: string): boolean {
  const minor = (version: string): string =>
    version.replace(/^v/, "").split(".").slice(0, 2).join(".");
  return /^v?\d+\.\d+\.\d+$/.test(after) && minor(before) !== minor(after);
}

interface Upgrade {
  readonly text: string;
  readonly restarts: Workloads;
  readonly danger: Consequence["danger"];
}

function upgradeOf(step: Step): Upgrade | undefined {
  const { before, after } = step;
  if (before === undefined || after === undefined) return undefined;
  const [name, chart] = [nameOf(after), chartOf(after)];
  const [was, is] = [versionOf(before), versionOf(after)];
  const [oldValues, newValues] = [valuesOf(before), valuesOf(after)];
  const isNewVersion = was !== is || chartOf(before) !== chart;
  const keys = changedKeys(oldValues, newValues);
  const unread = keys.filter((key) => isUnread(chart, is ?? was, newValues, key));
  const shown = keys.map(printableLine);
  if (!isNewVersion && keys.length === 0) {
    return {
      text: `${name}: settings of the release change, nothing restarts`,
      restarts: [],
      danger: "settings",
    };
  }
  if (!isNewVersion && unread.length === keys.length) {
    const text = `${name}: values that the chart does not know change (${listed(shown)}), nothing restarts`;
    return { text, restarts: [], danger: "settings" };
  }
  const restarts = restartedWorkloads(chart, oldValues, newValues, isNewVersion);
  const what = isNewVersion
    ? `${name} ${was ?? "newest"} → ${is ?? "newest"}${was !== undefined && is !== undefined && chart === "cilium" && isNewMinor(was, is) ? ", a new minor version" : ""}`
    : `${name}: values change (${listed(shown)})`;
  if (restarts === undefined) {
    return { text: `${what}: its workloads may restart`, restarts: [], danger: "restarts" };
  }
  return restarts.length === 0
    ? { text: `${what}, nothing restarts by itself`, restarts, danger: "settings" }
    : {
        text: `${what}: ${workloadText(restarts)} ${verb(restarts, "restart")}${leftToDo(chart, keys, isNewVersion)}`,
        restarts,
        danger: "restarts",
      };
}

function sentenceOf(step: Step): Consequence {
  const resource = resourceOfStep(step);
  const name = nameOf(resource);
  const chart = chartOf(resource);
  if (step.operation === "create") {
    const workloads = workloadsOf(chart, valuesOf(step.after)) ?? [];
    const daemons = workloads.filter(({ kind }) => kind === "DaemonSet");
    const starts =
      daemons.length === 0
        ? ""
        : `: ${workloadText(daemons)} ${verb(daemons, "start")} on every node`;
    const text = `${name} ${versionOf(step.after) ?? ""} is installed`.replace("  ", " ") + starts;
    return { danger: "new", text, subject: name };
  }
  if (step.operation === "delete") {
    return step.before?.options.retainOnDelete === true
      ? {
          danger: "settings",
          text: `${name} leaves Pulumi's state and stays installed`,
          subject: name,
        }
      : { danger: "lost", text: `${name} is uninstalled`, subject: name };
  }
  if (step.operation === "replace") {
    return {
      danger: "lost",
      text: `${name} is uninstalled and installed again (${listed(step.replacedBy.map(printableLine)) || "its cluster is another one"})`,
      subject: name,
    };
  }
  const upgrade = upgradeOf(step);
  return {
    danger: upgrade?.danger ?? "settings",
    text: upgrade?.text ?? `${name} changes`,
    subject: name,
  };
}

/** Patches on what releases install, by the component that both are in. */
function patchesByParent(scene: Scene): ReadonlyMap<string, readonly FieldChange[]> {
  const fields = new Map<string, FieldChange[]>();
  for (const step of scene.comparison.steps) {
    const { type, parent } = resourceOfStep(step);
    if (!PATCH.test(type) || parent === null || step.operation !== "update") continue;
    const known = fields.get(parent) ?? [];
    known.push(...scene.fields(step.properties));
    fields.set(parent, known);
  }
  return fields;
}

function unknownDefaults(
  chart: string,
  versions: readonly string[],
): { readonly defaultsUnknown?: true } {
  return versions.every((version) => knowsDefaults(chart, version))
    ? {}
    : { defaultsUnknown: true };
}

function changeOf(
  scene: Scene,
  step: Step,
  patches: ReadonlyMap<string, readonly FieldChange[]>,
): ReleaseChange {
  const resource = resourceOfStep(step);
  const chart = chartOf(resource);
  const [was, is] = [versionOf(step.before), versionOf(step.after)];
  const compares = step.before !== undefined && step.after !== undefined;
  const values = compares
    ? diffHelmValues(
        scene.veil.valueBefore(valuesOf(step.before)),
        scene.veil.valueAfter(valuesOf(step.after)),
      ).map((field) => lifted(field, scene.veil))
    : [];
  return {
    name: nameOf(resource),
    chart,
    effect: (
      {
        create: "installed",
        delete: step.before?.options.retainOnDelete === true ? "released" : "uninstalled",
        replace: "reinstalled",
        update: "upgraded",
      } as const
    )[step.operation],
    ...(was === undefined ? {} : { versionBefore: was }),
    ...(is === undefined ? {} : { versionAfter: is }),
    restarts: (upgradeOf(step)?.restarts ?? []).map(({ kind, name }) => `${kind} ${name}`),
    values,
    movedDefaults:
      was === undefined || is === undefined || was === is
        ? []
        : movedDefaults(chart, was, is, valuesOf(step.after)),
    ...(was !== undefined && is !== undefined && was !== is
      ? unknownDefaults(chart, [was, is])
      : {}),
    patches: patches.get(resource.parent ?? "") ?? [],
  };
}

/** What stands beside a release in its component: it comes, goes and is annotated with it. */
function companions(scene: Scene, releases: readonly Step[]): readonly string[] {
  const operations = new Map(
    releases.map((step) => [resourceOfStep(step).parent, step.operation] as const),
  );
  return scene.comparison.steps
    .filter((step) => {
      const { type, parent } = resourceOfStep(step);
      if (parent === null || operations.get(parent) !== step.operation) return false;
      if (step.operation !== "update") return type.startsWith("kubernetes:");
      return PATCH.test(type) && !step.properties.some(({ path }) => path.startsWith("spec"));
    })
    .map((step) => resourceOfStep(step).urn);
}

/** Tells what becomes of Helm releases and of the workloads that they run. */
export function tellReleases(scene: Scene, clusters: ClustersTold): ReleasesTold {
  const steps = stepsOfType(scene, RELEASE);
  const patches = patchesByParent(scene);
  const audible = steps.filter((step) => {
    const { urn } = resourceOfStep(step);
    return !scene.isBelow(urn, clusters.gone) && !scene.isBelow(urn, clusters.fresh);
  });
  return {
    consequences: audible.map(sentenceOf),
    covered: new Set([
      ...steps.map((step) => resourceOfStep(step).urn),
      ...companions(scene, steps),
    ]),
    releases: steps.map((step) => changeOf(scene, step, patches)),
  };
}
