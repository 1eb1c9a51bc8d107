import { resolve } from "node:path";
import { makePlan } from "../plan/make-plan";
import { renderHtml, renderMarkdown, renderTerminal } from "../plan/report";
import { hasPlan, writePlanFolder } from "../plan/write-folder";
import type { Plan } from "../plan/plan";
import { explain, FINE } from "./explain";
import { commandHelp } from "./help";
import { type PlanArguments, readPlanArguments } from "./plan-arguments";
import { hasColor, say, show, widthOf } from "./terminal";

const RULE_BROKEN = 1;

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
