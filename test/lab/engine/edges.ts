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
 * Edges of the engine's state: `dependencies`, `propertyDependencies`, and the parent.
 *
 * `dependencies` is what the SDK sent: explicit `dependsOn`, with a component replaced by what is below it, and
 * whatever inputs hold (pulumi/pulumi sdk/nodejs/runtime/dependsOn.ts, resource.ts). The engine adds the outputs
 * that an input refers to (pkg/resource/deploy/source_eval.go, RegisterResource).
 */
export function nodesOf(resources: readonly StateResource[]): Node[] {
  const nodes = resources
    .filter(({ type, urn }) => type !== "pulumi:pulumi:Stack" && !isDefaultProvider(urn))
    .map(({ urn, type, custom, parent, dependencies, propertyDependencies }) => {
      const edges = [
        ...(dependencies ?? []),
        ...Object.values(propertyDependencies ?? {}).flatMap((urns) => urns ?? []),
        ...(parent === undefined ? [] : [parent]),
      ];
      return { urn, type, custom, parent: parent ?? null, dependsOn: [...new Set(edges)].sort() };
    });
  return nodes.sort((a, b) => (a.urn < b.urn ? -1 : 1));
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
