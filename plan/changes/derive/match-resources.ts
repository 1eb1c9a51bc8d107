import type { Json, PlannedResource } from "../../plan";
import { makeUrn, nameOf, type Root, typeOf } from "../../urn";
import { isMap } from "../../wire";

/** Which resource of the base each resource of the head was before. */
export interface Matches {
  /** By the URN in the head. */
  readonly before: ReadonlyMap<string, PlannedResource>;
  /** URN in the base to URN in the head, where an alias says that they are one. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Resources of the base that the head no longer has, in the base's order. */
  readonly gone: readonly PlannedResource[];
}

/**
 * Matches two plans as the engine does: by URN, then by the aliases that a resource has, then by those that
 * follow from what its parent was called.
 *
 * @param old - the base's resources, in its order
 * @param order - the head's resources, parents before their children
 * @see pulumi/pulumi: pkg/resource/deploy/step_generator.go, `generateAliases` (v3.246.0)
 */
export function matchResources(
  { project, stack }: Root,
  old: readonly PlannedResource[],
  order: readonly PlannedResource[],
): Matches {
  const left = new Map(old.map((resource) => [resource.urn, resource]));
  let kept: ReadonlySet<string> | undefined;
  // A URN that the head has itself is nobody's former one.
  const isFree = (urn: string) => !(kept ??= new Set(order.map((one) => one.urn))).has(urn);
  const before = new Map<string, PlannedResource>();
  const renamed = new Map<string, string>();
  const former = new Map<string, string>();
  const root = { project, stack };
  for (const resource of order) {
    const same = left.get(resource.urn);
    const parent = resource.parent === null ? undefined : former.get(resource.parent);
    const found =
      same ??
      aliasesOf(root, resource, parent)
        .filter(isFree)
        .map((urn) => left.get(urn))
        .find((candidate) => candidate !== undefined);
    if (found === undefined) continue;
    left.delete(found.urn);
    before.set(resource.urn, found);
    if (found.urn === resource.urn) continue;
    renamed.set(found.urn, resource.urn);
    former.set(resource.urn, found.urn);
  }
  return { before, renamed, gone: [...left.values()] };
}

/** Every URN that a resource may have had, the most explicit first. */
function aliasesOf(
  root: Root,
  resource: PlannedResource,
  formerParent: string | undefined,
): readonly string[] {
  const own = (resource.options.aliases ?? [])
    .map((alias) => aliasUrn(root, resource, alias))
    .filter((urn) => urn !== undefined);
  if (formerParent === undefined || resource.parent === null) return own;
  const parentName = nameOf(resource.parent);
  const inherited = [resource, ...own.map((urn) => ({ type: typeOf(urn), name: nameOf(urn) }))];
  return [
    ...own,
    ...inherited.map(({ type, name }) =>
      makeUrn(root, formerParent, type, nameUnder(name, parentName, nameOf(formerParent))),
    ),
  ];
}

/** A child whose name starts with its parent's is taken to have been renamed with it. */
function nameUnder(name: string, parent: string, formerParent: string): string {
  return name.startsWith(parent) ? formerParent + name.slice(parent.length) : name;
}

function aliasUrn(root: Root, resource: PlannedResource, alias: Json): string | undefined {
  if (typeof alias === "string") return alias;
  if (!isMap(alias)) return undefined;
  const text = (key: string) => (typeof alias[key] === "string" ? alias[key] : undefined);
  const parent = text("parenturn") ?? resource.parent ?? undefined;
  return makeUrn(
    { project: text("project") ?? root.project, stack: text("stack") ?? root.stack },
    alias["noparent"] === true ? undefined : parent,
    text("type") ?? resource.type,
    text("name") ?? resource.name,
  );
}
