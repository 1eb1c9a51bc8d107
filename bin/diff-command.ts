import { parseArgs } from "node:util";
import { notesOn, requireComparable } from "../plan/changes/read/compare-input";
import { deriveSteps } from "../plan/changes/derive/derive-steps";
import { readPlanFolder } from "../plan/changes/read/read-plan-folder";
import { SharedParts } from "../plan/changes/read/shared-parts";
import type { Plan } from "../plan/plan";
import { PlanError } from "../plan/plan-error";
import { explain, FINE } from "./explain";
import { commandHelp } from "./help";
import { OUTPUT_OPTIONS, type Outputs, readOutputs } from "./output-arguments";
import { parseWords } from "./parse-words";
import { showChanges } from "./show-changes";
import { say, show } from "./terminal";

const DIFFERENT = 1;

interface DiffArguments {
  readonly base?: string;
  readonly head: string;
  readonly outputs: Outputs;
  readonly exitCode: boolean;
}

/** `eks-cni diff`. */
export function diff(argv: readonly string[]): number {
  try {
    const args = readArguments(argv);
    if (args === undefined) {
      show(commandHelp("diff"));
      return FINE;
    }
    const { base, head } = readPlans(args);
    const different = showChanges(deriveSteps(base, head), args.outputs);
    return args.exitCode && different ? DIFFERENT : FINE;
  } catch (error) {
    return explain(error);
  }
}

/** Nothing when help is asked for. */
function readArguments(argv: readonly string[]): DiffArguments | undefined {
  const { values, positionals } = parseWords("diff", () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { ...OUTPUT_OPTIONS, "no-base": { type: "boolean" } },
    }),
  );
  if (values.help === true) return undefined;
  const outputs = readOutputs(values, process.stdout.isTTY);
  const exitCode = values["exit-code"] ?? false;
  const noBase = values["no-base"] ?? false;
  const [first = "", second = ""] = positionals;
  if (positionals.length !== (noBase ? 1 : 2) || positionals.includes("")) {
    throw new PlanError(
      noBase
        ? `eks-cni diff --no-base takes one plan folder, HEAD, and was given ${String(positionals.length)}`
        : `eks-cni diff takes two plan folders, BASE and HEAD, and was given ${String(positionals.length)}; --no-base HEAD shows one as new`,
    );
  }
  return noBase
    ? { head: first, outputs, exitCode }
    : { base: first, head: second, outputs, exitCode };
}

function readPlans(args: DiffArguments): {
  readonly base: Plan | undefined;
  readonly head: Plan;
} {
  if (args.base === undefined) return { base: undefined, head: readPlanFolder(args.head) };
  const shared = new SharedParts();
  const base = { folder: args.base, plan: readPlanFolder(args.base, shared) };
  const head = { folder: args.head, plan: readPlanFolder(args.head, shared) };
  requireComparable(base, head);
  for (const note of notesOn(base, head)) say(note);
  return { base: base.plan, head: head.plan };
}
