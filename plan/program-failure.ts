import { relative, sep } from "node:path";
import type { Problem } from "../rules/problem";
import { PlanError } from "./plan-error";
import type { Project } from "./project";
import type { ProgramRun } from "./run-program";

/** Key on `globalThis` under which the loader of TypeScript leaves its knowledge of original lines. */
const SOURCE_POSITION = Symbol.for("eks-cni.source-position");

type SourcePosition = (
  file: string,
  line: number,
  column: number,
) => { readonly line: number; readonly column: number } | undefined;

/** Errors whose text is written for the user and needs no place. */
const SPOKEN = new Set(["RunError", "ResourceError", "InputPropertyError", "InputPropertiesError"]);

/** The package that this file belongs to. */
const PACKAGE = __dirname.replace(/[/\\](dist[/\\])?plan$/, "");

/**
 * Ends a plan whose program failed or came to no end.
 *
 * @throws PlanError for the program's faults, and the original error for our own
 */
export function checkRun(run: ProgramRun, project: Project): void {
  const { failures, log, recorder, waiting } = run;
  const config = failures.find(isConfigError);
  if (config !== undefined)
    throw new PlanError(config.message.split("\n", 1)[0] ?? "", config.problems);
  const errors = [...new Set(failures)];
  const [first] = errors;
  if (first !== undefined) {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- whatever a program threw
    if (isOurs(first, project)) throw first;
    throw new PlanError(
      recorder.scrub(
        ["the program failed:", ...unique(errors.map((error) => describe(error, project)))].join(
          "\n",
        ),
      ),
      recorder.findings.filter(({ severity }) => severity === "error"),
    );
  }
  const logged = log.filter(({ severity }) => severity === "error").map(({ text }) => text);
  if (logged.length > 0) {
    throw new PlanError(recorder.scrub(["the program reported errors:", ...logged].join("\n")));
  }
  if (waiting.length > 0) {
    throw new PlanError(
      "the program came to no end: these resources wait for each other, or for a value that never comes; " +
        `look at their dependsOn and inputs:\n${waiting.map((name) => `  ${name}`).join("\n")}`,
    );
  }
}

/** A configuration that gives no cluster; the class is the program's own, so it is known by its shape. */
function isConfigError(error: unknown): error is Error & { readonly problems: readonly Problem[] } {
  return (
    error instanceof Error &&
    (error as { status?: unknown }).status === 2 &&
    Array.isArray((error as { problems?: unknown }).problems)
  );
}

/** What was thrown, and where in the user's own files. */
function describe(error: unknown, project: Project): string {
  if (!(error instanceof Error)) return `  threw ${String(error)}`;
  const message = error.message.replaceAll(project.root + sep, "");
  const [frame] = framesOf(error).filter((file) => isIn(file.file, project.root));
  const spoken = SPOKEN.has(error.name) || error.message.startsWith("failed to register");
  const kind = spoken || error.name === "Error" ? "" : `${error.name}: `;
  const place =
    frame === undefined || SPOKEN.has(error.name)
      ? ""
      : `\n    at ${relative(project.root, frame.file)}:${String(frame.line)}:${String(frame.column)}`;
  return `  ${kind}${message.replaceAll("\n", "\n  ")}${place}`;
}

/** A crash in this package's own rooms; what a program writes itself is its own, also in a checkout. */
function isOurs(error: unknown, project: Project): boolean {
  if (!(error instanceof Error) || SPOKEN.has(error.name)) return false;
  const [top] = framesOf(error);
  if (top === undefined || !isIn(top.file, PACKAGE, true)) return false;
  return !(error.name === "Error" || top.file.startsWith(project.entry));
}

interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function framesOf(error: Error): readonly Frame[] {
  const original = (globalThis as { [SOURCE_POSITION]?: SourcePosition })[SOURCE_POSITION];
  return (error.stack ?? "").split("\n").flatMap((text) => {
    const match = /\(?((?:file:\/\/)?[/\\A-Z][^()]*?):(\d+):(\d+)\)?$/.exec(text);
    if (match === null || !text.trimStart().startsWith("at ")) return [];
    const file = (match[1] ?? "").replace(/^file:\/\//, "");
    const [line, column] = [Number(match[2]), Number(match[3])];
    return [{ file, ...(original?.(file, line, column) ?? { line, column }) }];
  });
}

function isIn(file: string, folder: string, evenInstalled = false): boolean {
  const path = relative(folder, file);
  return (
    !path.startsWith("..") &&
    (evenInstalled ? !/node_modules/.test(path) : !/(^|[/\\])node_modules[/\\]/.test(path))
  );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
