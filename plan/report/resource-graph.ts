import type { Plan, PlannedResource } from "../plan";

const STACK_TYPE = "pulumi:pulumi:Stack";
const CLUSTER_TYPE = "eks-cni:index:Cluster";

/** Questions about a plan's resources that every report asks. */
export interface ResourceGraph {
  readonly resources: readonly PlannedResource[];
  /** Wave of a resource, counted from 1 as people do. */
  waveOf(resource: PlannedResource): number;
  /** Components around a resource, outermost first, without the stack. */
  ancestors(resource: PlannedResource): readonly PlannedResource[];
  /** The smallest set of resources, outside these and their components, from which every other edge of theirs follows. */
  waitsFor(members: readonly PlannedResource[]): readonly PlannedResource[];
  /** The component that people know a resource by: the outermost one below the stack or a `Cluster`. */
  stepOf(resource: PlannedResource): PlannedResource;
}

/** Everything each resource depends on at any distance, one bit per resource. */
function closures(
  resources: readonly PlannedResource[],
  indexOf: ReadonlyMap<string, number>,
): readonly Uint32Array[] {
  const words = Math.ceil(resources.length / 32);
  const rows: Uint32Array[] = [];
  for (const resource of resources) {
    const row = new Uint32Array(words);
    for (const urn of resource.dependsOn) {
      const index = indexOf.get(urn);
      const other = index === undefined ? undefined : rows[index];
      if (index === undefined || other === undefined) continue;
      for (let word = 0; word < words; word += 1) row[word] = (row[word] ?? 0) | (other[word] ?? 0);
      row[index >>> 5] = (row[index >>> 5] ?? 0) | (1 << (index & 31));
    }
    rows.push(row);
  }
  return rows;
}

/** Reads a plan's resources as a graph. The plan's own order (by wave) is relied upon. */
export function buildResourceGraph(plan: Plan): ResourceGraph {
  const { resources } = plan;
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const indexOf = new Map(resources.map((resource, index) => [resource.urn, index]));
  const waves = new Map(plan.waves.flatMap((urns, wave) => urns.map((urn) => [urn, wave + 1])));
  const reach = closures(resources, indexOf);

  const ancestry = new Map<string, readonly PlannedResource[]>();
  const ancestors = (resource: PlannedResource): readonly PlannedResource[] => {
    const known = ancestry.get(resource.urn);
    if (known !== undefined) return known;
    // Before the recursion, so that a parent that is its own ancestor ends it.
    ancestry.set(resource.urn, []);
    const parent = resource.parent === null ? undefined : byUrn.get(resource.parent);
    const path =
      parent === undefined || parent.type === STACK_TYPE ? [] : [...ancestors(parent), parent];
    ancestry.set(resource.urn, path);
    return path;
  };

  /** Leaves out what another one of them already waits for. */
  const reduce = (urns: Iterable<string>): PlannedResource[] => {
    const indexes = [...urns].map((urn) => indexOf.get(urn)).filter((index) => index !== undefined);
    const implied = new Uint32Array(Math.ceil(resources.length / 32));
    for (const index of indexes) {
      (reach[index] ?? []).forEach((bits, word) => {
        implied[word] = (implied[word] ?? 0) | bits;
      });
    }
    return indexes
      .filter((index) => ((implied[index >>> 5] ?? 0) & (1 << (index & 31))) === 0)
      .map((index) => resources[index])
      .filter((resource) => resource !== undefined);
  };

  return {
    resources,
    ancestors,
    waveOf: (resource) => waves.get(resource.urn) ?? 0,
    waitsFor(members) {
      const own = new Set(
        members.flatMap((member) => [member, ...ancestors(member)]).map(({ urn }) => urn),
      );
      const targets = new Set(members.flatMap(({ dependsOn }) => dependsOn));
      return reduce([...targets].filter((urn) => !own.has(urn))).filter(
        ({ type }) => type !== STACK_TYPE,
      );
    },
    stepOf(resource) {
      const path = [...ancestors(resource), resource];
      return path.find(({ type }) => type !== CLUSTER_TYPE) ?? resource;
    },
  };
}
