import { parseArgs } from "node:util";
import { PlanError } from "../plan/plan-error";
import { parseWords } from "./parse-words";

/** What `eks-cni plan` was told. */
export interface PlanArguments {
  readonly help: boolean;
  readonly config?: string;
  readonly out: string;
  readonly date: string;
  readonly stackOutputs?: string;
}

const DEFAULT_OUT = "plan-out";

/**
 * Reads the words behind `plan`.
 *
 * @throws PlanError for words that mean nothing
 */
export function readPlanArguments(argv: readonly string[], today: string): PlanArguments {
  const values = parse(argv);
  const date = values.date ?? today;
  if (!isDate(date)) {
    throw new PlanError(
      `--date ${JSON.stringify(date)}: no day: write YYYY-MM-DD, for example ${today}`,
    );
  }
  for (const option of ["config", "out", "stack-outputs"] as const) {
    if (values[option] === "") throw new PlanError(`--${option} is empty: write a path behind it`);
  }
  return {
    help: values.help ?? false,
    out: values.out ?? DEFAULT_OUT,
    date,
    ...(values.config === undefined ? {} : { config: values.config }),
    ...(values["stack-outputs"] === undefined ? {} : { stackOutputs: values["stack-outputs"] }),
  };
}

function parse(argv: readonly string[]) {
  return parseWords("plan", () =>
    parseArgs({
      args: [...argv],
      options: {
        config: { type: "string" },
        out: { type: "string" },
        date: { type: "string" },
        "stack-outputs": { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }),
  ).values;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
