import { readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { formatConfigProblems } from "../config/format-problems";
import { parseStackConfig } from "../config/stack-file";
import { validateStack } from "../config/validate";
import { PlanError } from "../plan/plan-error";
import { defaultStackFile } from "../plan/stack-file";
import { awsCli } from "./pins/aws-cli";
import { collectChanges, type Sources } from "./pins/collect";
import { applyChanges, parseStackFile } from "./pins/edit";
import { parsePinsOptions, PINS_HELP, type PinsOptions } from "./pins/options";
import { PinsError } from "./pins/pins-error";
import { renderChanges } from "./pins/report";
import { widthOf, wrapText } from "./terminal";

/** What the command reads from its surroundings and writes to them. */
export interface PinsSurroundings {
  /** Where the stack file is looked for. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** @default - the AWS CLI and `fetch` */
  readonly sources?: Partial<Sources>;
}

/** Exit status when something could not be read. */
const NOT_READ = 1;
/** Exit status when the stack file or the command line is wrong. */
const WRONG_INPUT = 2;

/** `eks-cni pins`. */
export function pins(argv: readonly string[]): Promise<number> {
  return runPins(argv, {
    folder: process.cwd(),
    env: process.env,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(wrapText(text, widthOf(process.stderr))),
  });
}

/**
 * `eks-cni pins` in given surroundings: reads what cannot be known offline and writes it into the stack file.
 *
 * @param args - the command line behind `pins`
 * @returns the exit status
 */
export async function runPins(
  args: readonly string[],
  surroundings: PinsSurroundings,
): Promise<number> {
  const { stdout, stderr } = surroundings;
  try {
    const options = parsePinsOptions(args);
    if (options.help) {
      stdout(PINS_HELP);
      return 0;
    }
    return await pinStackFile(options, surroundings);
  } catch (error) {
    if (!(error instanceof PinsError)) throw error;
    stderr(renderErrors([error]));
    return WRONG_INPUT;
  }
}

async function pinStackFile(options: PinsOptions, surroundings: PinsSurroundings): Promise<number> {
  const { stdout, stderr, env, sources } = surroundings;
  const file = options.config ?? findStackFile(surroundings.folder);
  const text = await readStackFile(path.resolve(surroundings.folder, file));
  const { raw, secretKeys, profile } = parseStackConfig(
    (parseStackFile(text, file).toJS() as { readonly config?: unknown } | null)?.config,
  );
  const { input, problems } = validateStack(raw, secretKeys);
  if (problems !== undefined) {
    stderr(`${formatConfigProblems(problems)}\n`);
    return WRONG_INPUT;
  }
  const { changes, errors } = await collectChanges(input, options.bump, {
    callAws: sources?.callAws ?? awsCli({ region: input.region, profile }, env),
    fetch: sources?.fetch ?? fetch,
  });
  const edited = applyChanges(text, changes, file);
  if (!options.dryRun && edited !== text)
    await replaceFile(path.resolve(surroundings.folder, file), edited);
  // Each pin stands for itself: what could be read is worth keeping.
  if (changes.length > 0 || errors.length === 0) {
    stdout(renderChanges(file, input.region, changes, options.dryRun));
  }
  stderr(renderErrors(errors));
  return errors.length === 0 ? 0 : NOT_READ;
}

/** The file that `eks-cni plan` would take. */
function findStackFile(folder: string): string {
  try {
    return path.relative(folder, defaultStackFile(folder));
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    throw new PinsError(error.message, "see eks-cni pins --help", { cause: error });
  }
}

async function readStackFile(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new PinsError(
      `${file} cannot be read: ${code === "ENOENT" ? "there is no such file" : String(code)}`,
      "name the stack file with --config FILE",
      { cause: error },
    );
  }
}

/** Writes beside the file and renames, so that an interrupted run leaves the old file whole. */
async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file);
  const beside = `${target}.eks-cni-${String(process.pid)}`;
  try {
    await writeFile(beside, text, { mode: (await stat(target)).mode });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw new PinsError(
      `${file} cannot be written: ${String((error as NodeJS.ErrnoException).code)}`,
      "check the file's permissions",
      { cause: error },
    );
  }
}

function renderErrors(errors: readonly PinsError[]): string {
  return errors.map((error) => `eks-cni pins: ${error.message}\n  ${error.remedy}\n`).join("");
}
