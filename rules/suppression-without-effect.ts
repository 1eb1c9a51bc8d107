import { show } from "./document-value";
import { nearestName } from "../spec/nearest-name";
import { rule } from "./rule";

/**
 * A suppression that names no rule suppresses nothing, perhaps by a slip; one whose rule has nothing to say
 * any more would hide the next problem of that kind.
 *
 * @see rules/judge.ts
 */
export const suppressionWithoutEffect = rule({
  id: "suppression-without-effect",
  severity: "warning",
  title: "Suppressions suppress something",
  needs: ["suppressRules", "outcomes"],
  judge: ({ suppressRules, outcomes }) =>
    suppressRules.flatMap(({ rule: id }, index) => {
      const count = outcomes.get(id);
      if (count !== undefined && count > 0) {
        return [];
      }
      const nearest = nearestName(id, [...outcomes.keys()]);
      return [
        count === undefined
          ? {
              path: `suppressRules[${String(index)}].rule`,
              message: `${show(id)} is no rule; what it was meant to suppress would still be reported`,
              remedy: nearest === undefined ? "delete the entry" : `write ${nearest}`,
            }
          : {
              path: `suppressRules[${String(index)}].rule`,
              message: `${show(id)} reports nothing here; the entry would hide the next problem of that kind`,
              remedy: "delete the entry",
            },
      ];
    }),
});
