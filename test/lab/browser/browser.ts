import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** One way in which a page is looked at. */
export interface Look {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

/** A phone and a laptop, by day and by night. */
export const LOOKS: readonly Look[] = [390, 1280].flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({ width, scheme })),
);

/** `390 px, dark`. */
export function lookName({ width, scheme }: Look): string {
  return `${String(width)} px, ${scheme}`;
}

/** A page that is open, and what happened while it was opened. */
export interface OpenPage {
  readonly page: Page;
  /** Messages of the console, errors and every request but the page itself. */
  readonly events: readonly string[];
}

/** A violation that axe found, in one line each. */
export type Violation = string;

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary?: string;
  }[];
}

/** Debian's Chromium, driven by playwright-core. */
export class LabBrowser {
  readonly #contexts: BrowserContext[] = [];

  private constructor(readonly browser: Browser) {}

  /** Starts the browser; it runs as root in a lab, where Chromium has no sandbox. */
  static async start(executablePath: string): Promise<LabBrowser> {
    return new LabBrowser(await chromium.launch({ executablePath, args: ["--no-sandbox"] }));
  }

  /** Opens a file. */
  async open(file: string, { width, scheme }: Look): Promise<OpenPage> {
    const context = await this.browser.newContext({
      viewport: { width, height: 844 },
      colorScheme: scheme,
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    const url = pathToFileURL(file).href;
    const events: string[] = [];
    page.on("console", (message) => events.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => events.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (request.url() !== url) events.push(`request: ${request.url()}`);
    });
    await page.goto(url);
    return { page, events };
  }

  /** Closes every page. */
  async closePages(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }
}

/** What axe has against a page as it is now. The page's policy forbids scripts: axe comes through the debugger. */
export async function violations(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return (found as readonly AxeResult[]).flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) =>
      `${id}: ${target.join(" ")}: ${failureSummary}`.replace(/\s+/g, " "),
    ),
  );
}

/** Opens every fold at once, for looks that do not ask how. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
}

/** Widths of the document and of the window. */
export async function widths(page: Page): Promise<{ document: number; window: number }> {
  const [document = 0, window = 0] = await page.evaluate<number[]>(
    "[document.documentElement.scrollWidth, window.innerWidth]",
  );
  return { document, window };
}

/** One stop of the Tab key. */
export interface Stop {
  readonly tag: string;
  readonly text: string;
  /** Place in the document. */
  readonly place: number;
  /** Whether it is the summary of a fold that is closed. */
  readonly closed: boolean;
  /** Whether one can see that it has the focus. */
  readonly visible: boolean;
}

const STOP = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    tag: element.localName,
    text: (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 80),
    place: [...document.querySelectorAll("*")].indexOf(element),
    closed: element.localName === "summary" && !element.parentElement.open,
    visible: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
  };
})()`;

/** Walks through a page with the Tab key and opens each closed fold with Enter. Ends where the focus leaves the page. */
export async function walk(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  const most = 2_000;
  while (stops.length < most) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<Stop | null>(STOP);
    if (stop === null) return stops;
    stops.push(stop);
    if (stop.closed) await page.keyboard.press("Enter");
  }
  throw new Error(`the Tab key does not leave the page after ${String(most)} stops`);
}
