import type { Plan } from "../../plan";
import { PlanError } from "../../plan-error";

/** A plan and the folder that it is from, as the user wrote it. */
export interface NamedPlan {
  readonly folder: string;
  readonly plan: Plan;
}

/**
 * Refuses two plans that have nothing in common. Project and stack are part of every URN: between two projects or
 * two stacks every resource would read as deleted and created, which is true of neither.
 *
 * @throws PlanError that names both sides
 */
export function requireComparable(base: NamedPlan, head: NamedPlan): void {
  for (const key of ["project", "stack"] as const) {
    const [one, other] = [base.plan[key], head.plan[key]];
    if (one === other) continue;
    throw new PlanError(
      `${base.folder} is of ${key} ${JSON.stringify(one)}, ${head.folder} of ${key} ${JSON.stringify(other)}: ` +
        `only plans of one ${key} are compared, for everything else would read as deleted and created; ` +
        `make both plans with one ${key}, or use --no-base to show ${head.folder} as new`,
    );
  }
}

/** What the user should know of two plans that can be compared, but were made differently. */
export function notesOn(base: NamedPlan, head: NamedPlan): readonly string[] {
  if (base.plan.date === head.plan.date) return [];
  return [
    `the plans are of two days, ${base.plan.date} and ${head.plan.date}: findings may differ for that alone; ` +
      "make both with the same --date",
  ];
}
