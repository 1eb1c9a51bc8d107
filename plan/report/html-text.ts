import { html, type Html } from "./html-template";
import { prosePieces } from "./prose";
import type { ResourceLabel } from "./resource-label";

const MARKED = /«[^«»]*»/g;

/** Text in which what is not a value yet is marked. */
export function htmlMarked(text: string): readonly (Html | string)[] {
  const pieces: (Html | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    pieces.push(text.slice(end, match.index), html`<mark>${match[0]}</mark>`);
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)];
}

/** A block of code. It can be scrolled with the keyboard, so it can be focused and has a name. */
export function htmlBlock(
  text: string,
  name: string,
  show: (text: string) => readonly (Html | string)[] = htmlMarked,
): Html {
  return html`<pre
    tabindex="0"
    role="region"
    aria-label="${name}"
  ><code>${show(text.replace(/\n+$/, ""))}</code></pre>`;
}

/** A folded section. */
export function htmlDetails(summary: Html | string, body: readonly Html[]): Html {
  return html`<details>
    <summary>${summary}</summary>
    ${body}
  </details> `;
}

/** `NodeGroup` `dev-general`. */
export function htmlLabel({ type, name }: ResourceLabel): Html {
  return html`${type} <code>${name}</code>`;
}

/** Items with something between them. */
export function htmlJoin(items: readonly Html[], separator: string): Html {
  return html`${items.map((item, index) => (index === 0 ? item : html`${separator}${item}`))}`;
}

/** A message of ours: prose in which `code` is code. */
export function htmlMessage(text: string): readonly (Html | string)[] {
  return prosePieces(text).map((piece) =>
    piece.code ? html`<code>${piece.text}</code>` : piece.text,
  );
}
