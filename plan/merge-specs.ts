/** A table of a document. */
export type Table = Readonly<Record<string, unknown>>;

/** A map: neither a list nor nothing. */
export const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Lays one `spec` of a NodeConfig over another as nodeadm does: tables are merged, `kubelet.flags` are appended and
 * everything else is replaced (awslabs/amazon-eks-ami: nodeadm/internal/api/merge.go).
 */
export function mergeSpecs(base: Table, over: Table, path = ""): Table {
  const merged = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    const here = path === "" ? key : `${path}.${key}`;
    if (isTable(below) && isTable(value)) merged.set(key, mergeSpecs(below, value, here));
    else if (here === "kubelet.flags" && Array.isArray(below) && Array.isArray(value)) {
      merged.set(key, [...(below as readonly unknown[]), ...(value as readonly unknown[])]);
    } else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
