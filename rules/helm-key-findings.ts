import { show, valueAt } from "./document-value";
import type { HelmKeyCheck } from "./helm-key-checks";
import type { Finding } from "./rule";

/** Keys that a chart of the same minor does not have: they do nothing. */
export function unknownKeyFindings({
  at,
  chart,
  version,
  sameMinor,
  check,
}: HelmKeyCheck): Finding[] {
  return sameMinor
    ? check.unknown.map(({ path, nearest }) => ({
        path: `${at}.${path}`,
        message: `${show(path)} is no value of chart ${chart} ${version}; it would be ignored in silence`,
        remedy: nearest === undefined ? "delete it" : `write ${nearest}`,
      }))
    : [];
}

/** Keys that the nearest minor with a table does not have: they may be newer, or older. */
export function unverifiedKeyFindings({
  at,
  chart,
  version,
  sameMinor,
  check,
}: HelmKeyCheck): Finding[] {
  return sameMinor
    ? []
    : check.unknown.map(({ path, nearest }) => ({
        path: `${at}.${path}`,
        message: `${show(path)} is no value of chart ${chart} ${check.against}, the nearest to ${version} whose keys are known; if ${version} has none either it would be ignored in silence`,
        remedy:
          nearest === undefined
            ? "look it up in the chart, then delete it or suppress this rule"
            : `write ${nearest}, or suppress this rule if ${version} has the key`,
      }));
}

/** Values of a type that the chart's schema or template does not take. */
export function mistypedValueFindings({
  at,
  chart,
  version,
  values,
  check,
}: HelmKeyCheck): Finding[] {
  return check.mistyped.map(({ path, expected }) => ({
    path: `${at}.${path}`,
    message: `${show(valueAt(values, path))} is not ${expected}, which chart ${chart} ${version} takes; Helm would refuse the values, or render something else`,
    remedy: `write ${expected}`,
  }));
}
