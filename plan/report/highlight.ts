import { html, type Html } from "./html-template";
import { htmlMarked } from "./html-text";
import type { Language } from "./user-data-view";

type Pieces = readonly (Html | string)[];

/** What begins a line: its indentation and list mark, a key, and the sign after it. */
const KEY: Readonly<Partial<Record<Language, RegExp>>> = {
  yaml: /^(\s*(?:- )*)("[^"]*"|[^\s#:'"«-][^:#«]*)(:)(?=\s|$)/,
  toml: /^(\s*)("[^"]*"|[\w.-]+)(\s*=)/,
  unit: /^()([A-Za-z]\w*)(=)/,
};

const COMMENT = /^\s*[#;]/;
const SECTION = /^\s*\[[^\]]+\]+\s*$/;

function line(text: string, language: Language): Pieces {
  if (language !== "json" && language !== "text" && COMMENT.test(text)) {
    return [html`<i class="faint">${htmlMarked(text)}</i>`];
  }
  if ((language === "toml" || language === "unit") && SECTION.test(text)) {
    return [html`<b>${htmlMarked(text)}</b>`];
  }
  const [all = "", indent = "", key = "", sign = ""] = KEY[language]?.exec(text) ?? [];
  return all === ""
    ? htmlMarked(text)
    : [indent, html`<b>${key}</b>`, sign, ...htmlMarked(text.slice(all.length))];
}

/** Text with its keys, sections and comments told apart, and what is not a value yet marked. */
export function highlight(text: string, language: Language): Pieces {
  return text
    .split("\n")
    .flatMap((one, index) => (index === 0 ? line(one, language) : ["\n", ...line(one, language)]));
}
