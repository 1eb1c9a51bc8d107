import type { Reading } from "./reading";
import type { PinPath, PinRequest } from "./request";

/** A value that will be written. */
export interface PinChange {
  readonly path: PinPath;
  /** What stood there. */
  readonly before?: string;
  readonly after: string;
  /** Where it was read. */
  readonly source: string;
}

/** The numbers of a release in their order; a commit's hash does not count. */
function numbersOf(release: string): number[] {
  return release
    .split("@", 1)
    .flatMap((version) => version.split(/[^0-9A-Za-z]+/))
    .map((part) => part.replace(/^v/, ""))
    .filter((part) => /^\d{1,8}$/.test(part))
    .map(Number);
}

/** Whether a release comes before another: what somebody chose by hand is never taken back. */
export function isOlderRelease(release: string, reference: string): boolean {
  const [left, right] = [numbersOf(release), numbersOf(reference)];
  const width = Math.max(left.length, right.length);
  for (let index = 0; index < width; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The change that a reading makes, if it makes one. */
export function changeOf(request: PinRequest, reading: Reading): PinChange | undefined {
  const { path, current } = request;
  const standing = request.kind === "chartVersion" ? request.version : current;
  if (standing === reading.value) return undefined;
  if (standing !== undefined && isOlderRelease(reading.value, standing)) return undefined;
  return {
    path,
    ...(current === undefined ? {} : { before: current }),
    after: reading.value,
    source: reading.source,
  };
}
