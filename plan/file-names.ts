import type { PlannedResource } from "./plan";

const CLUSTER = "eks-cni:index:Cluster";
const LONGEST = 120;

/** What file names are made from. */
export interface Naming {
  readonly byUrn: ReadonlyMap<string, PlannedResource>;
  /** Clusters of the program; with several, file names say whose they are. */
  readonly clusters: number;
}

/** Prepares the names of a plan's files. */
export function namingOf(resources: readonly PlannedResource[]): Naming {
  return {
    byUrn: new Map(resources.map((resource) => [resource.urn, resource])),
    clusters: resources.filter(({ type }) => type === CLUSTER).length,
  };
}

/** A file name that no folder can misread and no other file has yet. */
export function fileNameOf(
  name: string,
  resource: PlannedResource,
  naming: Naming,
  extension: string,
  taken: ReadonlyMap<string, unknown>,
): string {
  const cluster = naming.clusters > 1 ? clusterOf(resource, naming) : undefined;
  const base = safe(cluster === undefined ? name : `${cluster}.${name}`);
  for (let number = 1; ; number += 1) {
    const file = `${base}${number === 1 ? "" : `-${String(number)}`}${extension}`;
    if (!taken.has(file)) return file;
  }
}

function clusterOf(resource: PlannedResource, { byUrn }: Naming): string | undefined {
  let current: PlannedResource | undefined = resource;
  while (current !== undefined && current.type !== CLUSTER) {
    current = current.parent === null ? undefined : byUrn.get(current.parent);
  }
  return current?.name;
}

/** Letters, digits, `.`, `_` and `-`; no leading dot, so that nothing hides or climbs. */
function safe(name: string): string {
  const clean = name
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[.-]+/, "")
    .slice(0, LONGEST);
  return clean === "" ? "unnamed" : clean;
}
