import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { PlanError } from "../plan/plan-error";
import { readPreview } from "../plan/preview/read-preview";
import { explain, FINE } from "./explain";
import { commandHelp } from "./help";
import { OUTPUT_OPTIONS, type Outputs, readOutputs } from "./output-arguments";
import { parseWords } from "./parse-words";
import { showChanges } from "./show-changes";
import { say, show } from "./terminal";

const DIFFERENT = 1;
const STANDARD_INPUT = "-";

interface ReportArguments {
  readonly preview: string;
  readonly outputs: Outputs;
  readonly exitCode: boolean;
}

/** `eks-cni report`. */
export async function report(argv: readonly string[]): Promise<number> {
  try {
    const args = readArguments(argv);
    if (args === undefined) {
      show(commandHelp("report"));
      return FINE;
    }
    const fromStdin = args.preview === STANDARD_INPUT;
    const text = fromStdin ? await readStandardInput() : readPreviewFile(args.preview);
    const from = fromStdin ? "the standard input" : args.preview;
    const comparison = readPreview(text, from);
    const failed = comparison.failed === true;
    const different = showChanges(comparison, args.outputs);
    if (failed) say(`${from}: the preview failed: what it did not come to is not in the report`);
    return args.exitCode && (different || failed) ? DIFFERENT : FINE;
  } catch (error) {
    return explain(error);
  }
}

/** Nothing when help is asked for. */
function readArguments(argv: readonly string[]): ReportArguments | undefined {
  const { values, positionals } = parseWords("report", () =>
    parseArgs({ args: [...argv], allowPositionals: true, options: OUTPUT_OPTIONS }),
  );
  if (values.help === true) return undefined;
  const outputs = readOutputs(values, process.stdout.isTTY);
  const [preview = ""] = positionals;
  if (positionals.length !== 1 || preview === "") {
    throw new PlanError(
      `eks-cni report takes one file, what pulumi preview --json printed, or - for the standard input; it was given ${String(positionals.length)}`,
    );
  }
  return { preview, outputs, exitCode: values["exit-code"] ?? false };
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function readPreviewFile(file: string): string {
  try {
    if (statSync(file).isDirectory()) {
      throw new PlanError(
        `${file}: a folder, but one file is expected, what pulumi preview --json printed; eks-cni diff compares plan folders`,
      );
    }
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof PlanError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new PlanError(
      `${file}: cannot be read: ${code === "ENOENT" ? "no such file" : String(code)}`,
    );
  }
}
