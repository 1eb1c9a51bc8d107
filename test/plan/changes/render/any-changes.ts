import fc from "fast-check";
import {
  DANGERS,
  type Changes,
  type DiffLine,
  type FieldChange,
  type FindingChange,
  type ResourceChange,
} from "../../../../plan/changes/changes";
import { changesOf, HOSTILE_PIECES } from "./changes-fixture";

/** Text that tries to break out of wherever it stands. */
export const hostileText = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...HOSTILE_PIECES) }, fc.string()), {
    maxLength: 7,
  })
  .map((pieces) => pieces.join(""));

const long = fc
  .tuple(hostileText, fc.integer({ min: 1, max: 400 }))
  .map(([text, times]) => text.repeat(times));
const anyText = fc.oneof({ weight: 12, arbitrary: hostileText }, long);

/** An object without the keys that are undefined, as `exactOptionalPropertyTypes` wants it. */
function compact<T>(value: object): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

const optional = fc.option(anyText, { nil: undefined });
const many = <T>(one: fc.Arbitrary<T>, maxLength = 4): fc.Arbitrary<T[]> =>
  fc.array(one, { maxLength });

const field = fc
  .record({ path: anyText, before: optional, after: optional, note: optional })
  .map((one) => compact<FieldChange>(one));
const line: fc.Arbitrary<DiffLine> = fc.record({
  sign: fc.constantFrom("+", "-", " ", "…"),
  text: anyText,
});
const resource: fc.Arbitrary<ResourceChange> = fc.record({
  urn: anyText,
  type: anyText,
  name: anyText,
  operation: fc.constantFrom("create", "update", "replace", "delete"),
  replacedBy: many(anyText, 2),
  fields: many(field),
});
const finding = fc
  .record({
    state: fc.constantFrom("new", "gone"),
    severity: fc.constantFrom("error", "warning", "info"),
    rule: anyText,
    path: anyText,
    message: anyText,
    remedy: anyText,
    suppressed: optional,
  })
  .map((one) => compact<FindingChange>(one));

/** Any report model, hostile and now and then large. */
export const anyChanges: fc.Arbitrary<Changes> = fc
  .record({
    source: fc.constantFrom("plans", "preview"),
    project: anyText,
    stack: anyText,
    headline: anyText,
    danger: fc.option(fc.constantFrom(...DANGERS), { nil: undefined }),
    consequences: fc.oneof(
      many(fc.record({ danger: fc.constantFrom(...DANGERS), text: anyText, subject: anyText }), 12),
      fc.integer({ min: 1, max: 300 }).map((size) =>
        Array.from({ length: size }, (_, index) => ({
          danger: DANGERS[index % 3] ?? ("lost" as const),
          text: `Thing ${String(index)} goes`,
          subject: String(index),
        })),
      ),
    ),
    findings: many(finding),
    openErrors: fc.nat({ max: 9 }),
    judges: many(fc.record({ name: anyText, file: anyText, before: anyText, after: anyText }), 2),
    nodeGroups: many(
      fc
        .record({
          name: anyText,
          operatingSystem: anyText,
          effect: fc.constantFrom("created", "deleted", "replaced", "rolls", "in place"),
          nodes: fc.option(fc.nat(), { nil: undefined }),
          reasons: many(anyText, 2),
          settings: many(field),
          userData: many(
            fc.record({
              title: anyText,
              state: fc.constantFrom("added", "removed", "changed"),
              fields: many(field),
              lines: many(line, 6),
            }),
            2,
          ),
          onlyFormatting: fc.constantFrom(undefined, true),
        })
        .map((one) => compact<Changes["nodeGroups"][number]>(one)),
      3,
    ),
    releases: many(
      fc
        .record({
          name: anyText,
          chart: anyText,
          effect: fc.constantFrom("installed", "uninstalled", "reinstalled", "upgraded"),
          versionBefore: optional,
          versionAfter: optional,
          restarts: many(anyText),
          values: many(field),
          movedDefaults: many(field),
          patches: many(field, 2),
        })
        .map((one) => compact<Changes["releases"][number]>(one)),
      3,
    ),
    permissions: many(fc.record({ role: anyText, gained: many(anyText), lost: many(anyText) }), 2),
    network: many(resource),
    others: many(resource),
    raw: many(fc.record({ title: anyText, json: anyText }), 2),
    diagnostics: many(anyText, 2),
  })
  .map((given) => changesOf(compact<Partial<Changes>>(given)));
