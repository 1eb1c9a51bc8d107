/** Where a text stops being JSON, and how. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  /** What is wrong there, without a word of the text: it may hold secrets. */
  readonly message: string;
}

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** What may come next. */
type State = "value" | "first element" | "first key" | "key" | "colon" | "rest" | "end";

/** The first place at which a text is no JSON; asked only after `JSON.parse` refused it, which says less. */
export function jsonFault(text: string): JsonFault {
  const open: ("{" | "[")[] = [];
  let state: State = "value";
  let at = 0;

  function eat(pattern: RegExp): boolean {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  }

  function afterValue(): State {
    return open.length === 0 ? "end" : "rest";
  }

  function close(): State {
    open.pop();
    at += 1;
    return afterValue();
  }

  for (;;) {
    eat(SPACE);
    const next = text[at];
    if (next === undefined) return faultAt(text, at, "the text ends too early: is the file whole?");
    if (state === "colon") {
      if (next !== ":") return faultAt(text, at, 'a ":" is missing');
      at += 1;
      state = "value";
    } else if (state === "rest") {
      const inMap = open.at(-1) === "{";
      if (next === (inMap ? "}" : "]")) state = close();
      else if (next === ",") {
        at += 1;
        state = inMap ? "key" : "value";
      } else return faultAt(text, at, `a "," or "${inMap ? "}" : "]"}" is missing`);
    } else if (state === "end") {
      return faultAt(text, at, "something follows the end of the value");
    } else if (state === "key" || state === "first key") {
      if (state === "first key" && next === "}") state = close();
      else if (eat(TEXT)) state = "colon";
      else return next === '"' ? faultInText(text, at) : faultAt(text, at, "a key is missing");
    } else if (state === "first element" && next === "]") {
      state = close();
    } else if (next === "{" || next === "[") {
      open.push(next);
      at += 1;
      state = next === "{" ? "first key" : "first element";
    } else if (eat(TEXT) || eat(SCALAR)) {
      state = afterValue();
    } else {
      return next === '"' ? faultInText(text, at) : faultAt(text, at, "a value is missing");
    }
  }
}

function faultInText(text: string, start: number): JsonFault {
  const whole = /"(?:[^"\\]|\\[^])*"/y;
  whole.lastIndex = start;
  return whole.test(text)
    ? faultAt(text, start, "this text has a character or an escape that JSON does not know")
    : faultAt(text, start, "this text has no end: is the file whole?");
}

function faultAt(text: string, at: number, message: string): JsonFault {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let end = before.indexOf("\n"); end !== -1; end = before.indexOf("\n", end + 1)) line += 1;
  return { line, column: at - lineStart + 1, message };
}
