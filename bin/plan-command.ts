import { resolve } from "node:path";
import { makePlan } from "../plan/make-plan";
import { PlanError } from "../plan/plan-error";
import { renderHtml, renderMarkdown, renderTerminal } from "../plan/report";
import { hasPlan, writePlanFolder } from "../plan/write-folder";
import type { Plan } from "../plan/plan";
import { commandHelp } from "./help";
import { type PlanArguments, readPlanArguments } from "./plan-arguments";
import { hasColor, say, show, widthOf } from "./terminal";

const FINE = 0;
const RULE_BROKEN = 1;
const WRONG_INPUT = 2;
const OWN_FAULT = 3;

/** `eks-cni plan`. */
export async function plan(argv: readonly string[]): Promise<number> {
  const folder = process.cwd();
  const today = new Date().toISOString().slice(0, "YYYY-MM-DD".length);
  let args: PlanArguments;
  try {
    args = readPlanArguments(argv, today);
  } catch (error) {
    return explain(error);
  }
  if (args.help) {
    show(commandHelp("plan"));
    return FINE;
  }
  const out = resolve(folder, args.out);
  try {
    const made = await makePlan({ ...args, folder });
    writePlanFolder(made.folder, out, { markdown: renderMarkdown, html: renderHtml });
    process.stdout.write(
      renderTerminal(made.folder, {
        width: widthOf(process.stdout),
        color: hasColor(process.stdout),
        directory: args.out,
      }),
    );
    for (const { severity, text } of made.log) say(`${severity}: ${text}`);
    return made.folder.plan.findings.some(breaks) ? RULE_BROKEN : FINE;
  } catch (error) {
    const status = explain(error);
    if (hasPlan(out)) say(`${args.out} holds an old plan and was left as it was`);
    return status;
  }
}

function breaks({ severity, suppressed }: Plan["findings"][number]): boolean {
  return severity === "error" && suppressed === undefined;
}

function explain(error: unknown): number {
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
