import { parseGuardFiles } from "../../../userdata";
import type { FieldChange, SectionChange } from "../changes";
import { fieldChanges } from "./field-changes";
import { parseUnit } from "./unit-file";
import { textDiff } from "./text-diff";
import { visibleLine } from "./visible-text";

const RENEWAL =
  "an explicit metric costs one renewal of the DHCP lease at boot, because networkd takes the unit up anew";

/** What the guard is made for, as its script says it in assignments of its own. */
const ASSIGNMENTS = /^\s*(explicit_metric|drivers|expect)=(\S.*)$/;
const HEREDOC_START = /<<'UNIT'\s*$/;

interface GuardScript {
  readonly settings: { readonly [name: string]: string };
  readonly files: ReadonlyMap<string, string>;
  /** The script without its files and settings. */
  readonly rest: string;
}

function readGuard(script: string): GuardScript {
  const settings: Record<string, string> = {};
  const rest: string[] = [];
  let inside = false;
  for (const line of script.split("\n")) {
    const [, name, value] = ASSIGNMENTS.exec(line) ?? [];
    if (inside) inside = line !== "UNIT";
    else if (name !== undefined && value !== undefined) settings[name] = value.trim();
    else {
      inside = HEREDOC_START.test(line);
      rest.push(line);
    }
  }
  const files = parseGuardFiles(script).map(({ path, content }) => [path, content] as const);
  return { settings, files: new Map(files), rest: rest.join("\n") };
}

/** True for a metric that somebody wrote, as against the guard's own for AMIs without any. */
function isExplicit({ settings }: GuardScript): boolean {
  return settings["explicit_metric"] === "yes";
}

const METRIC = "DHCPv4.RouteMetric";
const untyped = (): boolean => true;

function fileSection(
  path: string,
  before: string | undefined,
  after: string | undefined,
  explicit: boolean,
): SectionChange | undefined {
  const fields: readonly FieldChange[] = fieldChanges(
    before === undefined ? {} : parseUnit(before),
    after === undefined ? {} : parseUnit(after),
    {
      untyped,
      noteOf: (change) =>
        explicit && change.after !== undefined && change.path === METRIC ? RENEWAL : undefined,
    },
  );
  if (before !== undefined && after !== undefined && fields.length === 0) return undefined;
  const state = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return { title: visibleLine(path), state, fields, lines: [] };
}

/**
 * Differences between two networkd guards: each file that they write by section and key, then their script. An absent
 * guard is one that writes nothing.
 */
export function diffGuards(
  before: string | undefined,
  after: string | undefined,
): readonly SectionChange[] {
  const [one, other] = [readGuard(before ?? ""), readGuard(after ?? "")];
  const explicit = isExplicit(other);
  const paths = [...new Set([...other.files.keys(), ...one.files.keys()])];
  const files = paths.flatMap((path) => {
    // The metric of another network card is the guard's own, never the one that was asked for.
    const asked = explicit && path.endsWith("-metric.conf");
    return fileSection(path, one.files.get(path), other.files.get(path), asked) ?? [];
  });
  const told = files.flatMap(({ fields }) => fields);
  const metric = told.find(({ path, note }) => path === METRIC && note !== undefined);
  const fields = fieldChanges(one.settings, other.settings, {
    untyped,
    noteOf: ({ path, after: value }) =>
      path === "explicit_metric" && value === "yes" && metric === undefined ? RENEWAL : undefined,
  }).filter(
    // What the script expects afterwards goes with the file.
    (field) =>
      field.path !== "expect" ||
      !told.some(
        ({ path, before: was, after: is }) =>
          path === METRIC && was === field.before && is === field.after,
      ),
  );
  const lines = textDiff(one.rest, other.rest);
  if (fields.length === 0 && lines.length === 0) return files;
  const state = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return [...files, { title: "script of the guard", state, fields, lines }];
}
