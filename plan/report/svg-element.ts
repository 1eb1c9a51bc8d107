import { escapeHtml, Html, html, type HtmlValue } from "./html-template";

/** One element of a drawing, without the spaces that a template would have. Attributes are escaped. */
export function svg(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly HtmlValue[]
): Html {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`)
    .join("");
  return new Html(`<${name}${written}>${html`${children}`.text}</${name}>`);
}
