/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/** Spelling without what people get wrong first: case, hyphens, underscores, blanks. */
function loosen(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, "");
}

/**
 * The name that somebody probably meant, or nothing when no name is near enough.
 *
 * @param given - the unknown name
 * @param names - the names that exist; of equally near ones the first wins
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const loose = loosen(given);
  const limit = Math.max(1, Math.floor(loose.length / 3));
  let nearest: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const candidate = loosen(name);
    if (Math.abs(candidate.length - loose.length) > limit) continue;
    const distance = editDistance(loose, candidate);
    if (distance <= limit && (nearest === undefined || distance < nearest.distance)) {
      nearest = { name, distance };
    }
  }
  return nearest?.name;
}
