import { knowsDefaults, type MovedDefault, movedDefaultsOf } from "../../../charts";
import type { Json } from "../../plan";
import { isMap } from "../../wire";
import type { FieldChange } from "../changes";
import { keyPath } from "../diff/property-path";
import { fieldChanges, shownChange } from "./field-changes";
import { toJson } from "./plain-json";
import { shownValue } from "./visible-text";

export { knowsDefaults };

/** Lists of pods and their templates that are sets. */
const SETS = /(?:^|\.)tolerations$/;

/**
 * Differences between two documents of Helm values, or two patches, by field: elements of lists by what names them,
 * texts of several lines on one.
 */
export function diffHelmValues(
  before: Json | undefined,
  after: Json | undefined,
): readonly FieldChange[] {
  return fieldChanges(before, after, { unordered: (pattern) => SETS.test(pattern) });
}

function nameOf(path: readonly string[]): string {
  return path.reduce((joined, key) => keyPath(joined, key), "");
}

const isImageTag = ({ path }: MovedDefault): boolean =>
  /^(?:tag|version)$/.test(path.at(-1) ?? "") && path.at(-2) === "image";

/** Image tags that move alike are one row: the first, which says whose the others are. */
function imageRows(rows: readonly MovedDefault[]): readonly FieldChange[] {
  const alike = new Map<string, MovedDefault[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.was, row.is]);
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const owners = others.map(({ path }) => `\`${nameOf(path.slice(0, -2))}\``);
    return [shown(first, owners.length === 0 ? undefined : `and of ${owners.join(", ")}`)];
  });
}

function shown({ path, was, is }: MovedDefault, note: string | undefined): FieldChange {
  return shownChange(
    {
      path: nameOf(path),
      ...(was !== undefined && { before: toJson(was) }),
      ...(is !== undefined && { after: toJson(is) }),
    },
    { noteOf: () => note },
  );
}

/** A long list of words with one word more: what it has and what is new in it. */
function wordsChange(row: MovedDefault): FieldChange | undefined {
  const [one, other] = [toJson(row.was), toJson(row.is)];
  if (!isWords(one) || !isWords(other)) return undefined;
  if (Math.max(one.length, other.length) < LONG_LIST) return undefined;
  const lacking = (list: readonly string[], of: readonly string[]): readonly string[] =>
    list.filter((word) => !of.includes(word));
  const [gone, come] = [lacking(one, other), lacking(other, one)];
  if (gone.length + come.length === 0) return undefined;
  const says = (list: readonly string[], what: string, words: readonly string[]): string =>
    `${String(list.length)} entries${words.length === 0 ? "" : `, ${what} ${words.map((word) => shownValue(word)).join(", ")}`}`;
  return {
    path: nameOf(row.path),
    before: says(one, "among them", gone),
    after: says(other, "among them", come),
  };
}

/** Entries from which on a list is not shown whole. */
const LONG_LIST = 6;

function isWords(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === "string");
}

/** What is new says so by itself. */
function noteOf(row: MovedDefault): string | undefined {
  return row.is === undefined ? "the chart no longer has this key" : undefined;
}

/** Changed defaults first, then what the chart no longer has, then what it has now. */
function rank({ was, is }: MovedDefault): number {
  return was === undefined ? 2 : is === undefined ? 1 : 0;
}

/**
 * Defaults that the chart itself changed between two versions and that our values do not set, images first. Nothing
 * where one of the versions is not known: see {@link knowsDefaults}.
 */
export function movedDefaults(
  chart: string,
  versionBefore: string,
  versionAfter: string,
  values: Json | undefined,
): readonly FieldChange[] {
  const rows = movedDefaultsOf(chart, versionBefore, versionAfter, isMap(values) ? values : {});
  const others = rows.filter((row) => !isImageTag(row));
  return [
    ...imageRows(rows.filter(isImageTag)),
    ...[...others]
      .sort((one, other) => rank(one) - rank(other))
      .map((row) => wordsChange(row) ?? shown(row, noteOf(row))),
  ];
}
