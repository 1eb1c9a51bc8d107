import type { Severity } from "../../../rules/problem";
import type { Changes, FindingChange } from "../changes";

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings as they are shown: new ones that nobody suppressed, suppressed ones, gone ones; errors first in each. */
export function findingGroups({ findings }: Changes): {
  readonly open: readonly FindingChange[];
  readonly suppressed: readonly FindingChange[];
  readonly gone: readonly FindingChange[];
} {
  const sorted = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const fresh = sorted.filter(({ state }) => state === "new");
  return {
    open: fresh.filter(({ suppressed }) => suppressed === undefined),
    suppressed: fresh.filter(({ suppressed }) => suppressed !== undefined),
    gone: sorted.filter(({ state }) => state === "gone"),
  };
}

/** Why the check fails, or nothing. */
export function checkText(changes: Changes): string {
  const { openErrors } = changes;
  if (openErrors === 0) return "";
  const fresh = findingGroups(changes).open.filter(({ severity }) => severity === "error").length;
  const all = `${String(openErrors)} open error finding${openErrors === 1 ? "" : "s"}`;
  if (fresh === 0) return `The check fails: ${all}, none of them new`;
  return fresh >= openErrors
    ? `The check fails: ${all}, new here`
    : `The check fails: ${all}, ${String(fresh)} of them new`;
}
