/** The numbers of a dotted version; `undefined` for anything else (a digest, `latest`). */
function numbersOf(version: string): readonly number[] | undefined {
  const match = /^v?(\d+(?:\.\d+)*)(?:[-+@].*)?$/.exec(version);
  return match?.[1]?.split(".").map(Number);
}

/**
 * Whether `version` comes before `reference`. Only numbers count, so that `v1.7.0-alpha.1` has what v1.7.0
 * has. A version that cannot be read is not older than anything: rules judge what they can read.
 */
export function isOlder(version: string, reference: string): boolean {
  const [left, right] = [numbersOf(version), numbersOf(reference)];
  if (left === undefined || right === undefined) {
    return false;
  }
  const width = Math.max(left.length, right.length);
  for (let index = 0; index < width; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

/** Whether `version` can be read and is `reference` or later. */
export function isAtLeast(version: string, reference: string): boolean {
  return numbersOf(version) !== undefined && !isOlder(version, reference);
}
