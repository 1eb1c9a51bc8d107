import type { Comparison } from "../../../plan/changes/comparison";

/** What happens to each resource that a provider makes, by URN. */
export function operationsOf({ steps }: Comparison): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { operation, before, after, deleteFirst } of steps) {
    const resource = after ?? before;
    if (resource?.custom === true) {
      found.set(resource.urn, deleteFirst ? `${operation}, the old one first` : operation);
    }
  }
  return found;
}

/** How the engine and the offline diff disagree, one line per resource. */
export function disagreements(
  engine: ReadonlyMap<string, string>,
  offline: ReadonlyMap<string, string>,
): string[] {
  const urns = [...new Set([...engine.keys(), ...offline.keys()])].sort();
  return urns
    .filter((urn) => engine.get(urn) !== offline.get(urn))
    .map((urn) => `${urn}: engine ${said(engine.get(urn))}, offline ${said(offline.get(urn))}`);
}

function said(operation: string | undefined): string {
  return operation ?? "leaves it alone";
}
