/** The numbers of a dotted version, with or without `v`; `undefined` for anything else (a digest, `latest`). */
function numbersOf(version: string): readonly number[] | undefined {
  const match = /^v?(\d+(?:\.\d+)*)(?:[-+@].*)?$/.exec(version);
  return match?.[1]?.split(".").map(Number);
}

/**
 * Orders versions by their numbers: `1.35`, `v1.6.8` and chart numbers such as `2026.6.3` alike. What follows `-` or
 * `+` does not count, so that `v1.7.0-alpha.1` has what v1.7.0 has. Missing numbers are 0.
 *
 * @returns negative, 0 or positive; `undefined` when one of the two cannot be read
 */
export function compareVersions(left: string, right: string): number | undefined {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  if (a === undefined || b === undefined) return undefined;
  const width = Math.max(a.length, b.length);
  const differences = Array.from(
    { length: width },
    (_, index) => (a[index] ?? 0) - (b[index] ?? 0),
  );
  return differences.find((difference) => difference !== 0) ?? 0;
}

/** Whether `version` comes before `reference`; false for one that cannot be read. */
export function isOlder(version: string, reference: string): boolean {
  return (compareVersions(version, reference) ?? 0) < 0;
}

/** Whether `version` is `reference` or later; false for one that cannot be read. */
export function isAtLeast(version: string, reference: string): boolean {
  const order = compareVersions(version, reference);
  return order !== undefined && order >= 0;
}

/** Whether the version carries a pre-release such as `-alpha.1`. */
export function isPreRelease(version: string): boolean {
  return numbersOf(version) !== undefined && /^[^+]*-/.test(version);
}

/** `1.20` of `1.20.3`; `undefined` when it cannot be read or has one number only. */
export function minorOf(version: string): string | undefined {
  const numbers = numbersOf(version);
  return numbers === undefined || numbers.length < 2 ? undefined : numbers.slice(0, 2).join(".");
}
