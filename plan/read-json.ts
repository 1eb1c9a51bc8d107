import { jsonFault } from "./json-fault";
import type { Json } from "./plan";
import { PlanError } from "./plan-error";

const BYTE_ORDER_MARK = "\ufeff";

/**
 * Reads JSON that somebody handed over.
 *
 * @param from - the file as the user named it, or `standard input`
 * @throws PlanError with line and column where it is not JSON; no word of the text is repeated
 */
export function readJson(text: string, from: string): Json {
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  if (json.trim() === "") throw new PlanError(`${from}: the file is empty`);
  try {
    return JSON.parse(json) as Json;
  } catch {
    const { line, column, message } = jsonFault(json);
    throw new PlanError(`${from}:${String(line)}:${String(column)}: not JSON: ${message}`);
  }
}
