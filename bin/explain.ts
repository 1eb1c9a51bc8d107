import { PlanError } from "../plan/plan-error";
import { say } from "./terminal";

/** Everything went as asked. */
export const FINE = 0;
/** A mistake in what was given. */
export const WRONG_INPUT = 2;
/** A fault of eks-cni itself. */
export const OWN_FAULT = 3;

/** Tells what ended a command, and gives the exit status that says whose mistake it is. */
export function explain(error: unknown): number {
  if (!(error instanceof PlanError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `eks-cni: this is a fault of eks-cni itself; please report it with these lines:\n${text}\n`,
    );
    return OWN_FAULT;
  }
  say(error.message);
  for (const { path, message, remedy } of error.problems) {
    say(`  ${path}: ${message}`);
    say(`    instead: ${remedy}`);
  }
  return WRONG_INPUT;
}
