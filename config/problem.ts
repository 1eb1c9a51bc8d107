import type { Problem } from "../rules/problem";
import type { ConfigCode } from "./wording";

/** A problem of the stack file before its value is shown or hidden. */
export interface ConfigProblem {
  readonly code: ConfigCode;
  /** Where, for example `nodeGroups[1].scaling.desired`. */
  readonly path: string;
  /** What was written there. */
  readonly given: unknown;
  /** The message, from the given value as it may be shown. */
  readonly message: (shown: string) => string;
  /** What to write instead; says nothing that was made from the given value. */
  readonly remedy: string;
  /** A better remedy, made from the given value: not used when that is a secret. */
  readonly hint?: string | undefined;
}

/** Longest given value that is shown whole. */
const SHOWN_CHARACTERS = 80;

/** Characters that a terminal obeys, that start a new line or that turn the reading direction. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Text without characters that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A given value on one line: JSON, so that types, quotes and control characters are visible. */
export function showValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "an empty value (null)";
  const json = JSON.stringify(value);
  return json.length > SHOWN_CHARACTERS ? `${json.slice(0, SHOWN_CHARACTERS)}…` : json;
}

/** Stands for a secret value wherever one would be shown. */
export const SECRET = "[secret]";

/** The form in which every surface shows a problem. */
export function toProblem(problem: ConfigProblem, secret: boolean): Problem {
  return {
    rule: problem.code,
    severity: "error",
    path: printable(problem.path),
    message: printable(problem.message(secret ? SECRET : showValue(problem.given))),
    remedy: printable(secret ? problem.remedy : (problem.hint ?? problem.remedy)),
  };
}
