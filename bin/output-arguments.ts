import { extname, resolve } from "node:path";
import { PlanError } from "../plan/plan-error";

/** What a report of a change can be written as. */
export const FORMATS = ["markdown", "html", "json", "terminal"] as const;
export type Format = (typeof FORMATS)[number];

/** A file to write. */
export interface OutputFile {
  readonly format: Format;
  readonly file: string;
}

/** Where a report of a change goes. */
export interface Outputs {
  /** Absent: nothing goes to the standard output. */
  readonly stdout?: Format;
  readonly files: readonly OutputFile[];
  /** Most characters of Markdown. */
  readonly limit?: number;
}

/** The options of `diff` and `report` that say where the report goes, for `parseArgs`. */
export const OUTPUT_OPTIONS = {
  format: { type: "string" },
  out: { type: "string" },
  markdown: { type: "string" },
  html: { type: "string" },
  json: { type: "string" },
  limit: { type: "string" },
  "exit-code": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Their values, as `parseArgs` gives them. */
export interface OutputValues {
  readonly format?: string | undefined;
  readonly out?: string | undefined;
  readonly markdown?: string | undefined;
  readonly html?: string | undefined;
  readonly json?: string | undefined;
  readonly limit?: string | undefined;
}

/** Less than this has no room for what must be said first. */
const LEAST = 1000;
const BY_EXTENSION: Readonly<Record<string, Format>> = { ".html": "html", ".json": "json" };

/**
 * Where a report goes.
 *
 * @param isTerminal - whether somebody looks at the standard output
 * @throws PlanError for options that contradict each other or mean nothing
 */
export function readOutputs(values: OutputValues, isTerminal: boolean): Outputs {
  for (const option of ["out", "markdown", "html", "json"] as const) {
    if (values[option] === "") throw new PlanError(`--${option} is empty: write a file behind it`);
  }
  const { out } = values;
  const given = values.format === undefined ? undefined : readFormat(values.format);
  const stdout = given ?? (isTerminal ? "terminal" : "markdown");
  const files: OutputFile[] = [];
  if (out !== undefined) {
    files.push({ format: given ?? BY_EXTENSION[extname(out)] ?? "markdown", file: out });
  }
  for (const format of ["markdown", "html", "json"] as const) {
    const file = values[format];
    if (file !== undefined) files.push({ format, file });
  }
  refuseRepeated(files);
  const written = [...files.map(({ format }) => format), ...(out === undefined ? [stdout] : [])];
  const limit = values.limit === undefined ? undefined : readLimit(values.limit, written);
  return {
    ...(out === undefined && { stdout }),
    files,
    ...(limit !== undefined && { limit }),
  };
}

function readFormat(text: string): Format {
  const format = FORMATS.find((each) => each === text);
  if (format !== undefined) return format;
  throw new PlanError(
    `--format ${JSON.stringify(text)}: no format: write one of ${FORMATS.join(", ")}`,
  );
}

function readLimit(text: string, written: readonly Format[]): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < LEAST) {
    throw new PlanError(
      `--limit ${JSON.stringify(text)}: a number of characters is expected, ${String(LEAST)} or more; a comment takes 64000`,
    );
  }
  if (!written.includes("markdown")) {
    throw new PlanError(
      `--limit shortens Markdown, and none is written: add --markdown FILE, or leave --limit out`,
    );
  }
  return Number(text);
}

function refuseRepeated(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { file } of files) {
    const path = resolve(file);
    if (seen.has(path)) throw new PlanError(`${file} is named for two outputs: give each its own`);
    seen.add(path);
  }
}
