import type { SupportedChart } from "../pins/supported-charts";
import type { Document } from "../spec/cluster-input";

/** A default that a chart changed. Absent on one side: the key came or went. */
export interface MovedDefault {
  readonly path: readonly string[];
  readonly was?: unknown;
  readonly is?: unknown;
}

type Path = readonly string[];

/** What a switch turns on, the switch, and its default in both versions; `null` where the version has none. */
type Switch = readonly [what: Path, key: Path, was: boolean | null, is: boolean | null];

/** What moved between two versions that follow each other. */
interface Moves {
  readonly from: string;
  readonly to: string;
  readonly switches: readonly Switch[];
  readonly rows: readonly MovedDefault[];
}

interface MovedDefaultsModule {
  readonly MOVED_DEFAULTS: string;
}

// Required when asked for: only a report of two chart versions reads a table.
/* eslint-disable @typescript-eslint/no-require-imports */
const LOADERS: Readonly<Partial<Record<SupportedChart, () => MovedDefaultsModule>>> = {
  "aws-vpc-cni": () => require("./moved-defaults/aws-vpc-cni") as MovedDefaultsModule,
  cilium: () => require("./moved-defaults/cilium") as MovedDefaultsModule,
  "linkerd2-cni": () => require("./moved-defaults/linkerd2-cni") as MovedDefaultsModule,
};
/* eslint-enable @typescript-eslint/no-require-imports */

const isMap = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A chart's tables, the oldest first; none for a chart of which we carry one version, or none. */
function tablesOf(chart: string): readonly Moves[] {
  if (!Object.hasOwn(LOADERS, chart)) return [];
  const load = LOADERS[chart as SupportedChart];
  return load === undefined ? [] : (JSON.parse(load().MOVED_DEFAULTS) as readonly Moves[]);
}

/** The versions that tables lead from and to. */
function versionsOf(tables: readonly Moves[]): readonly string[] {
  return [...new Set(tables.flatMap(({ from, to }) => [from, to]))];
}

/** Whether the defaults of this very version of a chart are in our tables. */
export function knowsDefaults(chart: string, version: string): boolean {
  return versionsOf(tablesOf(chart)).includes(version);
}

function turned({ from, to, switches, rows }: Moves): Moves {
  return {
    from: to,
    to: from,
    switches: switches.map(([what, key, was, is]) => [what, key, is, was]),
    rows: rows.map(({ path, was, is }) => moved(path, is, was)),
  };
}

function moved(path: Path, was: unknown, is: unknown): MovedDefault {
  return { path, ...(was !== undefined && { was }), ...(is !== undefined && { is }) };
}

/** The tables from one version to the other, in order; turned round where the chart is downgraded. */
function movesBetween(chart: string, from: string, to: string): readonly Moves[] {
  const tables = tablesOf(chart);
  const versions = versionsOf(tables);
  const [start, end] = [versions.indexOf(from), versions.indexOf(to)];
  if (start < 0 || end < 0) return [];
  return start <= end ? tables.slice(start, end) : tables.slice(end, start).map(turned).reverse();
}

/** What moved over several versions: what came and went again, or moved back, is left out. */
function joinRows(moves: readonly Moves[]): readonly MovedDefault[] {
  const rows = new Map<string, MovedDefault>();
  for (const row of moves.flatMap((move) => move.rows)) {
    const key = JSON.stringify(row.path);
    const first = rows.get(key);
    rows.set(key, first === undefined ? row : moved(row.path, first.was, row.is));
  }
  return [...rows.values()].filter(({ was, is }) => !isSame(was, is));
}

function joinSwitches(moves: readonly Moves[]): readonly Switch[] {
  const switches = new Map<string, Switch>();
  for (const [what, key, was, is] of moves.flatMap((move) => move.switches)) {
    const name = JSON.stringify([what, key]);
    switches.set(name, [what, key, switches.get(name)?.[2] ?? was, is]);
  }
  return [...switches.values()];
}

/** The value at a path; a value that is no map stands for everything below it. */
function setAt(values: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined || values === undefined || !isMap(values)) return values;
  return setAt(Object.hasOwn(values, key) ? values[key] : undefined, rest);
}

const isInside = (path: Path, what: Path): boolean =>
  what.every((key, index) => key === path[index]);

/**
 * The defaults that a chart itself changed between two versions and that `values` do not set: what moves although
 * nobody here wrote it. Left out is what belongs to a part that is switched off on both sides, by a default or by the
 * values, and keys that came or went with nothing in them. Empty where one of the two versions is not in our tables:
 * ask {@link knowsDefaults}.
 */
export function movedDefaultsOf(
  chart: string,
  from: string,
  to: string,
  values: Document,
): readonly MovedDefault[] {
  const moves = movesBetween(chart, from, to);
  const isOff = ([, key, was, is]: Switch): boolean => {
    const chosen = setAt(values, key);
    const sides = chosen === undefined ? [was ?? false, is ?? false] : [chosen];
    return sides.every((side) => side === false);
  };
  const off = joinSwitches(moves).filter(isOff);
  return joinRows(moves).filter(
    ({ path }) =>
      setAt(values, path) === undefined &&
      !off.some(([what, key]) => isInside(path, what) && !isSame(path, key)),
  );
}
