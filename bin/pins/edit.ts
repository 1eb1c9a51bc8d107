import { isDeepStrictEqual } from "node:util";
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  parseDocument,
  type Document,
  type YAMLMap,
} from "yaml";
import type { PinChange } from "./change";
import { PinsError } from "./pins-error";
import type { PinPath } from "./request";

/** Keys that a bare string may stand for, and what the string then is. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([["eks-cni:vpcCni", "mode"]]);

/** A replacement of the characters from `start` to `end`. */
interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Reads a stack file; YAML's merge keys as Pulumi's own reader takes them. */
export function parseStackFile(text: string, file: string): Document {
  const document = parseDocument(text, { merge: true, keepSourceTokens: false });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new PinsError(
      `${file} is not YAML: ${(error.message.split("\n")[0] ?? "").replace(/[.:]$/, "")}`,
      "repair the file",
      { cause: error },
    );
  }
  return document;
}

/**
 * Writes changes into a stack file's text and touches nothing else: not a comment, not a blank, not the order.
 *
 * @throws PinsError when the result would not be exactly the old file plus the changes
 */
export function applyChanges(text: string, changes: readonly PinChange[], file: string): string {
  const long = changes.reduce((current, change) => writeOut(current, change, file), text);
  const edited = changes.reduce((current, change) => applyChange(current, change, file), long);
  const expected = parseStackFile(long, file);
  for (const { path, after } of changes) expected.setIn(["config", ...path], after);
  if (!isDeepStrictEqual(parseStackFile(edited, file).toJS(), expected.toJS())) {
    throw new PinsError(
      `${file} is laid out in a way that cannot be edited safely`,
      `write it by hand: ${changes.map(({ path, after }) => `${pathText(path)}: ${after}`).join(", ")}`,
    );
  }
  return edited;
}

/** Puts a short form in words where a pin has to go into it: `vpcCni: installed` becomes `vpcCni: { mode: installed }`. */
function writeOut(text: string, { path: [key] }: PinChange, file: string): string {
  const shortKey = key === undefined ? undefined : SHORT_FORMS.get(String(key));
  const node = parseStackFile(text, file).getIn(["config", key], true);
  if (shortKey === undefined || !isScalar(node) || node.range == null) return text;
  const [start, end] = node.range;
  return `${text.slice(0, start)}{ ${shortKey}: ${text.slice(start, end)} }${text.slice(end)}`;
}

function applyChange(text: string, change: PinChange, file: string): string {
  const edit = editFor(parseStackFile(text, file), text, change);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

/** The path as people write it. */
export function pathText(path: PinPath): string {
  return path.reduce<string>((written, key) => {
    if (typeof key === "number") return `${written}[${String(key)}]`;
    return written === "" ? key.replace(/^eks-cni:/, "") : `${written}.${key}`;
  }, "");
}

function editFor(document: Document, text: string, change: PinChange): TextEdit {
  let map = mapAt(document, ["config"], change);
  const keys: PinPath = ["config", ...change.path];
  for (let depth = 1; depth < keys.length; depth++) {
    const inner = document.getIn(keys.slice(0, depth + 1), true);
    if (inner === undefined) return insertion(map, text, keys.slice(depth), change.after);
    if (depth === keys.length - 1) return replacement(inner, text, change);
    if (isMap(inner)) map = inner;
    else if (!isCollection(inner)) throw unreachable(change);
  }
  throw unreachable(change);
}

function mapAt(document: Document, path: readonly string[], change: PinChange): YAMLMap {
  const node = document.getIn(path, true);
  if (!isMap(node)) throw unreachable(change);
  return node;
}

function unreachable(change: PinChange): PinsError {
  return new PinsError(
    `${pathText(change.path)} stands behind an anchor or a value of another kind`,
    `write it by hand: ${change.after}`,
  );
}

function replacement(node: unknown, text: string, change: PinChange): TextEdit {
  if (!isScalar(node) || isAlias(node) || node.range == null) throw unreachable(change);
  const [start, end] = node.range;
  const quote = text.charAt(start);
  const written = quote === '"' || quote === "'" ? `${quote}${change.after}${quote}` : change.after;
  return { start, end, text: written };
}

/** `key: value` behind the last entry of a map, in the map's own style. */
function insertion(map: YAMLMap, text: string, keys: PinPath, value: string): TextEdit {
  const [key = "", ...rest] = keys.map(String);
  const inner = rest.reduceRight((written, name) => `{ ${name}: ${written} }`, `"${value}"`);
  const entry = `${key}: ${inner}`;
  const last = map.items.at(-1);
  if (map.flow === true || last === undefined) {
    const [start = 0, end = 0] = map.range ?? [];
    if (last === undefined) return { start, end, text: `{ ${entry} }` };
    const behind = endOf(last.value) ?? endOf(last.key) ?? end - 1;
    return { start: behind, end: behind, text: `, ${entry}` };
  }
  const first = map.items[0]?.key;
  const keyStart = isScalar(first) ? (first.range?.[0] ?? 0) : 0;
  const indent = keyStart - (text.lastIndexOf("\n", keyStart - 1) + 1);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lineEnd = endOfLine(text, lastLeafEnd(last.value) ?? endOf(last.key) ?? text.length);
  return { start: lineEnd, end: lineEnd, text: `${newline}${" ".repeat(indent)}${entry}` };
}

function endOf(node: unknown): number | undefined {
  const range = (node as { readonly range?: readonly number[] | null } | null)?.range;
  return range?.[1];
}

/** Where the text of a value really ends: a block's own range takes the following line break along. */
function lastLeafEnd(node: unknown): number | undefined {
  if (!isCollection(node) || node.flow === true) return endOf(node);
  const last = node.items.at(-1);
  const value =
    last !== null && typeof last === "object" && "value" in last && isPair(last)
      ? last.value
      : last;
  return lastLeafEnd(value) ?? endOf(node);
}

function isPair(item: object): item is { readonly value: unknown } {
  return !("range" in item);
}

/** End of the line on which something ends, without line breaks that belong to a block. */
function endOfLine(text: string, end: number): number {
  let position = end;
  while (position > 0 && /[\r\n]/.test(text.charAt(position - 1))) position--;
  const next = text.indexOf("\n", position);
  if (next === -1) return text.length;
  return text.charAt(next - 1) === "\r" ? next - 1 : next;
}
