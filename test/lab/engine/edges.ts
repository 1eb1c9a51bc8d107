import type { StateResource } from "./engine";

/** A resource and what it waits for, comparable between a plan and a state. */
export interface Node {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly parent: string | null;
  readonly dependsOn: readonly string[];
}

/**
 * The resources of a state with the edges that the engine itself reads from it when it orders deletions.
 *
 * They are `dependencies` (what the SDK sent: explicit `dependsOn`, with a local component replaced by what is
 * below it, and whatever inputs hold), `propertyDependencies`, the provider, `deletedWith` and the parent. An
 * edge to a component is one to everything below it that was registered earlier, which is how edges to remote
 * components reach their children.
 *
 * @see pulumi/pulumi v3.246.0: pkg/resource/graph/dependency_graph.go, DependenciesOf; the SDK's half is in
 *   sdk/nodejs/runtime/dependsOn.ts and resource.ts
 */
export function nodesOf(resources: readonly StateResource[]): Node[] {
  const below = new Map<string, string[]>();
  const parentOf = new Map(resources.map(({ urn, parent }) => [urn, parent]));
  const components = new Set(resources.filter(({ custom }) => !custom).map(({ urn }) => urn));
  const nodes: Node[] = [];
  for (const resource of resources) {
    const { urn, type, custom, parent } = resource;
    // Only what was registered before is below anything yet: the state keeps the order of registration.
    const edges = directEdges(resource).flatMap((edge) =>
      components.has(edge) ? [edge, ...(below.get(edge) ?? [])] : [edge],
    );
    const all = parent === undefined ? edges : [...edges, parent];
    for (let above = parent; above !== undefined; above = parentOf.get(above)) {
      below.set(above, [...(below.get(above) ?? []), urn]);
    }
    if (type !== STACK && !isDefaultProvider(urn)) {
      nodes.push({
        urn,
        type,
        custom,
        parent: parent ?? null,
        dependsOn: [...new Set(all)].sort(),
      });
    }
  }
  return nodes.sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

const STACK = "pulumi:pulumi:Stack";

function directEdges(resource: StateResource): string[] {
  const { dependencies, propertyDependencies, deletedWith, provider } = resource;
  // A reference to a provider is its URN and its id.
  const providerUrn = provider?.replace(/::[^:]*$/, "");
  return [
    ...(dependencies ?? []),
    ...Object.values(propertyDependencies ?? {}).flatMap((urns) => urns ?? []),
    ...(deletedWith === undefined ? [] : [deletedWith]),
    ...(providerUrn === undefined || isDefaultProvider(providerUrn) ? [] : [providerUrn]),
  ];
}

/** Providers that the engine makes for programs that name none. */
function isDefaultProvider(urn: string): boolean {
  return /pulumi:providers:\w+::default(_|$)/.test(urn);
}

/** How two sets of nodes differ, one line per difference. */
export function differences(planned: readonly Node[], actual: readonly Node[]): string[] {
  const byUrn = new Map(actual.map((node) => [node.urn, node]));
  const known = new Set(planned.map(({ urn }) => urn));
  const lines = actual.filter(({ urn }) => !known.has(urn)).map(({ urn }) => `not planned: ${urn}`);
  for (const node of planned) {
    const real = byUrn.get(node.urn);
    if (real === undefined) {
      lines.push(`not registered: ${node.urn}`);
      continue;
    }
    if (real.parent !== node.parent) {
      lines.push(`${node.urn}: parent ${String(node.parent)}, engine ${String(real.parent)}`);
    }
    const missing = real.dependsOn.filter((urn) => !node.dependsOn.includes(urn));
    const extra = node.dependsOn.filter((urn) => !real.dependsOn.includes(urn));
    lines.push(
      ...missing.map((urn) => `${node.urn}: the plan lacks the edge to ${urn}`),
      ...extra.map((urn) => `${node.urn}: the plan has an edge too many, to ${urn}`),
    );
  }
  return lines;
}
