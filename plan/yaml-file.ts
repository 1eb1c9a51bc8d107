import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { isAlias, LineCounter, parseDocument, visit } from "yaml";
import { PlanError } from "./plan-error";

/** A file's path as a person in the current folder would write it. */
export function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path === "" ? "." : path.startsWith("..") ? file : path;
}

/**
 * Reads a YAML file whose top level is a map.
 *
 * @throws PlanError with file and line when it cannot be read
 */
export function readYamlMap(file: string): Readonly<Record<string, unknown>> {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), {
    lineCounter: lines,
    prettyErrors: false,
    // A map as a key is an unknown key in the end, and told as one.
    logLevel: "error",
  });
  const wrong = document.errors[0];
  if (wrong !== undefined) {
    const { line, col } = lines.linePos(wrong.pos[0]);
    throw new PlanError(
      `${shown(file)}:${String(line)}:${String(col)}: not YAML: ${wrong.message}`,
    );
  }
  visit(document, (_, node) => {
    if (isAlias(node) && node.resolve(document) === undefined) {
      const { line } = lines.linePos(node.range?.[0] ?? 0);
      throw new PlanError(`${shown(file)}:${String(line)}: "*${node.source}" names no anchor`);
    }
  });
  const value: unknown = toValue(document, file);
  if (value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) {
    throw new PlanError(`${shown(file)}:1: the file holds no map; write "key: value" lines`);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** `toJS` refuses documents whose anchors would unfold without end. */
function toValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new PlanError(
      `${shown(file)}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Reads a text file; a missing or unreadable one is the user's mistake. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what =
      code === "ENOENT"
        ? "no such file"
        : code === "EISDIR"
          ? "a folder, not a file"
          : String(code);
    throw new PlanError(`${shown(file)}: cannot be read: ${what}`);
  }
}
