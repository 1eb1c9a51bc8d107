import { html, Html } from "./html-template";

/** What a page consists of. */
export interface HtmlPage {
  readonly title: string;
  readonly style: string;
  readonly header: Html;
  readonly main: Html;
}

/** Links to the sections of a page: id and text. */
export function htmlNavigation(links: readonly (readonly [id: string, text: string])[]): Html {
  return html`<nav aria-label="Sections">
    <ul>
      ${links.map(([id, text]) => html`<li><a href="#${id}">${text}</a></li>`)}
    </ul>
  </nav>`;
}

/** A page that loads nothing: no script, font or image, and its policy forbids them. */
export function htmlPage({ title, style, header, main }: HtmlPage): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <header>${header}</header>
        <main>${main}</main>
      </body>
    </html> `.text;
}
