import { html, type Html } from "../../report/html-template";
import { htmlMarked, htmlMessage } from "../../report/html-text";
import { sizeNumber } from "../../report/number-text";
import type { DiffLine, FieldChange } from "../changes";
import { clipList } from "./clip";
import { diffLine } from "./diff-text";
import { fieldView, type FieldView } from "./field-text";

/** Items of one list on a page. What is beyond them is counted: a browser has to open it. */
export const MOST_ITEMS = 1_000;
/** Lines of one diff. */
const MOST_LINES = 5_000;

/** How many of a list are not on the page. */
export function htmlMore(rest: number): Html | string {
  return rest === 0
    ? ""
    : html`<li class="faint">… and ${sizeNumber(rest)} more: see the JSON</li> `;
}

/** A list, of which what is beyond {@link MOST_ITEMS} is counted. */
export function htmlList<T>(items: readonly T[], name: string, item: (one: T) => Html): Html {
  const [shown, rest] = clipList(items, MOST_ITEMS);
  return html`<ul class="${name}">
    ${shown.map(item)}${htmlMore(rest)}
  </ul> `;
}

function line(one: DiffLine): Html {
  const text = diffLine(one);
  switch (one.sign) {
    case "+":
      return html`<ins>${text}</ins>`;
    case "-":
      return html`<del>${text}</del>`;
    case "…":
      return html`<span class="faint">${text}</span>`;
    case " ":
      return html`<span>${text}</span>`;
  }
}

/** Lines with their signs, coloured. It can be scrolled with the keyboard, so it can be focused and has a name. */
export function htmlDiff(lines: readonly DiffLine[], name: string): Html {
  const [shown, rest] = clipList(lines, MOST_LINES);
  const more: readonly DiffLine[] =
    rest === 0 ? [] : [{ sign: "…", text: `${sizeNumber(rest)} more lines: see the JSON` }];
  return html`<pre
    class="diff"
    tabindex="0"
    role="region"
    aria-label="${name}"
  ><code>${[...shown, ...more].map(line)}</code></pre>`;
}

function code(text: string): Html {
  return html`<code>${htmlMarked(text)}</code>`;
}

function note({ note: text }: FieldView): Html | string {
  return text === undefined ? "" : html` <span class="note">${htmlMessage(text)}</span>`;
}

function field(change: FieldChange): Html {
  const view = fieldView(change);
  const path = html`<code>${view.path}</code>`;
  switch (view.kind) {
    case "added":
      return html`<li>${path}: added <ins>${code(view.after)}</ins>${note(view)}</li> `;
    case "removed":
      return html`<li>${path}: removed, was <del>${code(view.before)}</del>${note(view)}</li> `;
    case "changed":
      return html`<li>
        ${path}: <del>${code(view.before)}</del> → <ins>${code(view.after)}</ins>${note(view)}
      </li> `;
    case "text":
      return html`<li>${path}${note(view)} ${htmlDiff(view.lines, view.path)}</li> `;
  }
}

/** Fields as a list. */
export function htmlFields(fields: readonly FieldChange[]): Html | string {
  return fields.length === 0 ? "" : htmlList(fields, "fields", field);
}

function row(view: FieldView): Html {
  const before = "before" in view ? html`<del>${code(view.before)}</del>` : "—";
  const after = "after" in view ? html`<ins>${code(view.after)}</ins>` : "—";
  return html`<tr>
    <td><code>${view.path}</code>${note(view)}</td>
    <td data-label="Before">${before}</td>
    <td data-label="After">${after}</td>
  </tr> `;
}

/** Fields as a table; what does not fit into a cell follows as a list. */
export function htmlFieldTable(fields: readonly FieldChange[], name: string): Html | string {
  const [shown, rest] = clipList(fields, MOST_ITEMS);
  const isText = (one: FieldChange): boolean => fieldView(one).kind === "text";
  const rows = shown.filter((one) => !isText(one)).map(fieldView);
  const texts = shown.filter(isText);
  return html`${
    rows.length === 0
      ? ""
      : html`<div class="table" tabindex="0" role="region" aria-label="${name}">
          <table>
            <thead>
              <tr>
                <th scope="col">Setting</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(row)}
            </tbody>
          </table>
        </div>`
  }${
    texts.length === 0 && rest === 0
      ? ""
      : html`<ul class="fields">
          ${texts.map(field)}${htmlMore(rest)}
        </ul>`
  }`;
}
