import type { NodePart } from "./user-data-part";
import { comparableLines } from "./text-diff";

/** A part of each side that are the same one, or a part of one side. */
export interface PartPair {
  readonly before?: NodePart;
  readonly after?: NodePart;
}

/** By what two parts are the same one, the best first. */
const KEYS: readonly ((part: NodePart) => string | undefined)[] = [
  ({ filename }) => filename,
  ({ kind, mediaType, content }) => JSON.stringify([kind, mediaType, comparableLines(content)]),
  ({ kind, mediaType, filename }) => (filename === undefined ? `${kind} ${mediaType}` : undefined),
];

/**
 * Which part is which: by file name, then by content, then by type and order among those without a name. In the order
 * of the second list; what only the first has comes last.
 */
export function matchParts(
  before: readonly NodePart[],
  after: readonly NodePart[],
): readonly PartPair[] {
  const partner = new Map<NodePart, NodePart>();
  const free = new Set(before);
  for (const keyOf of KEYS) {
    const waiting = new Map<string, NodePart[]>();
    for (const part of free) {
      const key = keyOf(part);
      if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), part]);
    }
    for (const part of after) {
      const key = partner.has(part) ? undefined : keyOf(part);
      const found = key === undefined ? undefined : waiting.get(key)?.shift();
      if (found !== undefined) {
        partner.set(part, found);
        free.delete(found);
      }
    }
  }
  return [
    ...after.map((part) => {
      const found = partner.get(part);
      return { ...(found !== undefined && { before: found }), after: part };
    }),
    ...[...free].map((part) => ({ before: part })),
  ];
}
