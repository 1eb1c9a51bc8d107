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
  /**
   * Tells of which components waiting for these means waiting for everything they create. A component that creates
   * nothing is covered by nothing.
   */
  coverage(targets: readonly PlannedResource[]): (component: PlannedResource) => boolean;
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

  const indexesOf = (urns: Iterable<string>): number[] =>
    [...urns].map((urn) => indexOf.get(urn)).filter((index) => index !== undefined);

  /** Everything that at least one of these depends on. */
  const union = (indexes: readonly number[]): Uint32Array => {
    const all = new Uint32Array(Math.ceil(resources.length / 32));
    for (const index of indexes) {
      const row = reach[index];
      for (let word = 0; word < all.length; word += 1) {
        all[word] = (all[word] ?? 0) | (row?.[word] ?? 0);
      }
    }
    return all;
  };
  const has = (bits: Uint32Array, index: number): boolean =>
    ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;

  /** Leaves out what another one of them already waits for. */
  const reduce = (urns: Iterable<string>): PlannedResource[] => {
    const indexes = indexesOf(urns);
    const implied = union(indexes);
    return indexes
      .filter((index) => !has(implied, index))
      .map((index) => resources[index])
      .filter((resource) => resource !== undefined);
  };

  const created = new Map<string, number[]>();
  resources.forEach((resource, index) => {
    if (!resource.custom) return;
    for (const { urn } of ancestors(resource)) {
      const inside = created.get(urn);
      if (inside === undefined) created.set(urn, [index]);
      else inside.push(index);
    }
  });

  return {
    resources,
    ancestors,
    coverage(targets) {
      const indexes = indexesOf(targets.map(({ urn }) => urn));
      const reached = union(indexes);
      const direct = new Set(indexes);
      return ({ urn }) => {
        const inside = created.get(urn) ?? [];
        return (
          inside.length > 0 && inside.every((index) => direct.has(index) || has(reached, index))
        );
      };
    },
    waveOf: (resource) => waves.get(resource.urn) ?? 0,
    waitsFor(members) {
      const own = new Set(
        members.flatMap((member) => [member, ...ancestors(member)]).map(({ urn }) => urn),
      );
      const targets = new Set(
        members
          .flatMap((member) => [member, ...ancestors(member)])
          .flatMap(({ dependsOn }) => dependsOn),
      );
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
