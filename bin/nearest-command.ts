/** The name that somebody who wrote `given` may have meant: one letter too many, too few or wrong. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  return names.find((name) => isOneEdit(given, name));
}

function isOneEdit(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  ) {
    end += 1;
  }
  return Math.max(one.length, other.length) - start - end <= 1;
}
