import type { Json } from "../../plan";
import { isMap, type JsonMap } from "../../wire";
import type { PropertyChange } from "../comparison";
import { type Identified, identify } from "./list-identity";
import { elementPath, keyPath } from "./property-path";

/** How two values are compared. */
export interface DiffOptions {
  /**
   * True for lists whose order means nothing. The path has `[*]` for every element on its way:
   * `vpcConfig.subnetIds`, `containers[*].env`.
   *
   * @default - the order of every list counts
   */
  readonly unordered?: (pattern: string) => boolean;
}

/** Where a comparison stands: the path it reports, and the same path with `[*]` for elements. */
interface Place {
  readonly path: string;
  readonly pattern: string;
}

/**
 * What differs between two values, the deepest paths that say it. Maps are compared by key, whatever the order of
 * keys. Elements of a list are matched by what names them, where every element has such a key
 * (`taints[dedicated].value`), and by position otherwise. A list of plain values that differs is one change with
 * both lists; so is a list whose named elements only changed places. Absent values have no key in the change.
 * Takes time linear in the size of the two, sorting of keys aside.
 */
export function diffValues(
  before: Json | undefined,
  after: Json | undefined,
  options: DiffOptions = {},
): readonly PropertyChange[] {
  const changes: PropertyChange[] = [];
  const unordered = options.unordered ?? (() => false);

  function compare(one: Json | undefined, other: Json | undefined, place: Place): void {
    if (one === other) return;
    if (isList(one) && isList(other)) compareLists(one, other, place);
    else if (isMap(one) && isMap(other)) compareMaps(one, other, place);
    else report(one, other, place);
  }

  function report(one: Json | undefined, other: Json | undefined, { path }: Place): void {
    changes.push({
      path,
      ...(one !== undefined && { before: one }),
      ...(other !== undefined && { after: other }),
    });
  }

  function compareMaps(one: JsonMap, other: JsonMap, place: Place): void {
    const keys = Object.keys(one);
    for (const key of Object.keys(other)) if (!Object.hasOwn(one, key)) keys.push(key);
    for (const key of keys.sort()) {
      compare(own(one, key), own(other, key), {
        path: keyPath(place.path, key),
        pattern: keyPath(place.pattern, key),
      });
    }
  }

  function compareLists(one: readonly Json[], other: readonly Json[], place: Place): void {
    const free = unordered(place.pattern);
    if (one.every(isScalar) && other.every(isScalar)) {
      if (!(free ? sameMembers(one, other) : sameSequence(one, other))) report(one, other, place);
      return;
    }
    const named = identify(one, other);
    if (named !== undefined) {
      if (!free && !sameOrder(named.before, named.after)) report(one, other, place);
      else compareNamed(named.before, named.after, place);
    } else if (free) {
      const [left, right] = withoutCommon(one, other);
      compareByPosition(left, right, 0, place);
    } else {
      const { start, left, right } = withoutEqualEnds(one, other);
      compareByPosition(left, right, start, place);
    }
  }

  function compareNamed(one: Identified, other: Identified, place: Place): void {
    for (const [name, element] of one) compare(element, other.get(name), inside(place, name));
    for (const [name, element] of other) {
      if (!one.has(name)) compare(undefined, element, inside(place, name));
    }
  }

  function compareByPosition(
    one: readonly Json[],
    other: readonly Json[],
    start: number,
    place: Place,
  ): void {
    for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
      compare(one[index], other[index], inside(place, start + index));
    }
  }

  compare(before, after, { path: "", pattern: "" });
  return changes;
}

/** A text that two values share exactly when they are the same, whatever the order of keys. */
export function canonicalText(value: Json): string {
  return JSON.stringify(value, (_, part: Json) =>
    isMap(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isScalar(value: Json): boolean {
  return value === null || typeof value !== "object";
}

function own(map: JsonMap, key: string): Json | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function inside(place: Place, element: number | string): Place {
  return { path: elementPath(place.path, element), pattern: `${place.pattern}[*]` };
}

function sameSequence(one: readonly Json[], other: readonly Json[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function sameMembers(one: readonly Json[], other: readonly Json[]): boolean {
  const [left, right] = withoutCommon(one, other);
  return left.length === 0 && right.length === 0;
}

/** True when the elements that both have follow each other in the same order. */
function sameOrder(one: Identified, other: Identified): boolean {
  const left = [...one.keys()].filter((name) => other.has(name));
  const right = [...other.keys()].filter((name) => one.has(name));
  return sameSequence(left, right);
}

/** What each list has that the other has not, counting repetitions. */
function withoutCommon(
  one: readonly Json[],
  other: readonly Json[],
): readonly [readonly Json[], readonly Json[]] {
  return [lacking(one, other), lacking(other, one)];
}

function lacking(list: readonly Json[], of: readonly Json[]): readonly Json[] {
  const left = new Map<string, number>();
  for (const value of of) {
    const text = canonicalText(value);
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  return list.filter((value) => {
    const text = canonicalText(value);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count < 1;
  });
}

/** Both lists without the elements that they begin and end with alike: an insertion moves nothing else. */
function withoutEqualEnds(
  one: readonly Json[],
  other: readonly Json[],
): { readonly start: number; readonly left: readonly Json[]; readonly right: readonly Json[] } {
  const left = one.map(canonicalText);
  const right = other.map(canonicalText);
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return {
    start,
    left: one.slice(start, one.length - end),
    right: other.slice(start, other.length - end),
  };
}
