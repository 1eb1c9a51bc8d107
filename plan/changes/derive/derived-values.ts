import type { Json, Placeholder, Plan, PlannedResource } from "../../plan";
import { listAt } from "../../report/plan-value";
import { isMap, type JsonMap } from "../../wire";
import { UNKNOWN_TEXT } from "../comparison";
import type { RenewedOutputs } from "./renewed-outputs";
import { CLUSTER_TYPE, LAUNCH_TEMPLATE_TYPE, NODE_GROUP_TYPE } from "../../resource-types";

const RELEASE = "kubernetes:helm.sh/v3:Release";

/** Name of a health gate's Job: a hash of what it waits for (components/health-gate-jobs.ts). */
const GATE_NAME = /eks-cni-gate-[0-9a-f]{10}/;
/** The hash that Cilium's name of a cluster ends with (spec/cilium-cluster-name.ts). */
const HASH = /-[0-9a-f]{8}(?![0-9a-z])/g;
/** Where the patch of a release keeps its revision (charts/linkerd-cni-patch.ts). */
const REVISION = "eks-cni.io/release-revision";
/** Where the wait for self-managed nodes has the version that they run (components/self-managed-node-group.ts). */
const TEMPLATE_VERSION = "TEMPLATE_VERSION";
/** A version that is written in digits; `$Latest` is no version that anybody gave out. */
const VERSION = /^\d+$/;

/** What a mapping of maps came to. */
export interface Derived {
  readonly inputs: JsonMap;
  readonly owners: readonly string[];
}

/**
 * Masks outputs that are too short to be told apart from chance, by where they stand: the version beside the id
 * of a launch template, the revision of a release on the patch that follows it, the hash of a release's values
 * that the rollout gate waits for.
 *
 * @param find - placeholders that a text holds
 */
export function maskDerived(
  renewed: RenewedOutputs,
  resource: PlannedResource,
  inputs: JsonMap,
  find: (text: string) => readonly Placeholder[],
): Derived {
  const owners: string[] = [];

  function templateOf(map: JsonMap): string | undefined {
    for (const key of ["id", "name", "launchTemplateId", "launchTemplateName"]) {
      const text = map[key];
      const found = typeof text === "string" ? find(text) : [];
      const template = found.find(
        ({ of, value }) => value === text && renewed.has(of, "latestVersion"),
      );
      if (template?.of.includes(`${LAUNCH_TEMPLATE_TYPE}::`) === true) return template.of;
    }
    return undefined;
  }

  function walk(value: Json): Json {
    if (Array.isArray(value)) {
      const list = value as readonly Json[];
      const walked = list.map(walk);
      return walked.every((element, index) => element === list[index]) ? list : walked;
    }
    if (!isMap(value)) return value;
    const changed: { [key: string]: Json } = {};
    for (const [key, inner] of Object.entries(value)) {
      const other = walk(inner);
      if (other !== inner) changed[key] = other;
    }
    const { version } = value;
    const template =
      typeof version === "string" && VERSION.test(version) ? templateOf(value) : undefined;
    if (template !== undefined) {
      owners.push(template);
      changed["version"] = UNKNOWN_TEXT;
    }
    if (typeof value[REVISION] === "string") {
      const release = siblings(resource, renewed.renewedDependencies(resource, RELEASE, "status"));
      owners.push(...release);
      if (release.length > 0) changed[REVISION] = UNKNOWN_TEXT;
    }
    return Object.keys(changed).length === 0 ? value : { ...value, ...changed };
  }

  const walked = walk(inputs) as JsonMap;
  if (walked["triggers"] === undefined) return { inputs: walked, owners };
  const releases = isRolloutGate(resource)
    ? renewed.renewedDependencies(resource, RELEASE, "values")
    : [];
  if (releases.length > 0) {
    return { inputs: { ...walked, triggers: [UNKNOWN_TEXT] }, owners: [...owners, ...releases] };
  }
  const { environment } = walked;
  const templates =
    isMap(environment) && environment[TEMPLATE_VERSION] !== undefined
      ? renewed.renewedDependencies(resource, LAUNCH_TEMPLATE_TYPE, "latestVersion")
      : [];
  if (!isMap(environment) || templates.length === 0) return { inputs: walked, owners };
  return {
    inputs: {
      ...walked,
      environment: { ...environment, [TEMPLATE_VERSION]: UNKNOWN_TEXT },
      triggers: listAt(walked, "triggers").map((each) =>
        String(each) === environment[TEMPLATE_VERSION] ? UNKNOWN_TEXT : each,
      ),
    },
    owners: [...owners, ...templates],
  };
}

/**
 * Tells which texts of a resource hold a hash of something new: the name of a gate's Job, and Cilium's name of the
 * cluster, which is made together with what only the cluster knows.
 *
 * @param ciliumNames - the hashes in what Cilium calls the clusters of the plan
 */
export function hidesRenewal(
  renewed: RenewedOutputs,
  resource: PlannedResource,
  ciliumNames: ReadonlySet<string>,
): (text: string) => boolean {
  const isNew = (type: string, output: string) =>
    renewed.renewedDependencies(resource, type, output).length > 0;
  let cluster: boolean | undefined;
  let gate: boolean | undefined;
  return (text) => {
    if (ciliumNames.size > 0 && (text.match(HASH) ?? []).some((hash) => ciliumNames.has(hash))) {
      cluster ??= isNew(CLUSTER_TYPE, "endpoint");
      if (cluster) return true;
    }
    if (!GATE_NAME.test(text)) return false;
    gate ??=
      isNew(LAUNCH_TEMPLATE_TYPE, "latestVersion") ||
      isNew(NODE_GROUP_TYPE, "nodeGroupName") ||
      isNew(CLUSTER_TYPE, "endpoint") ||
      isNew(RELEASE, "values");
    return gate;
  };
}

/** The hashes in what Cilium calls the clusters of a plan: in `cluster.name` of its releases. */
export function ciliumNamesIn(plan: Plan): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { type, inputs } of plan.resources) {
    if (type !== RELEASE || inputs["chart"] !== "cilium" || !isMap(inputs["values"])) continue;
    const { cluster } = inputs["values"];
    const name = isMap(cluster) ? cluster["name"] : undefined;
    const hash = typeof name === "string" ? name.match(HASH)?.at(-1) : undefined;
    if (hash !== undefined) names.add(hash);
  }
  return names;
}

function siblings(resource: PlannedResource, urns: readonly string[]): readonly string[] {
  const prefix = resource.urn.slice(0, resource.urn.lastIndexOf("$"));
  return urns.filter((urn) => urn.slice(0, urn.lastIndexOf("$")) === prefix);
}

function isRolloutGate({ parent, type }: PlannedResource): boolean {
  return (
    type === "command:local:Command" && parent?.includes("eks-cni:index:RolloutGate::") === true
  );
}
