import type { Page } from "playwright-core";

/** What a browser shows of a report's drawing. */
export interface Drawing {
  readonly role: string;
  readonly name: string;
  /** Length of the line that marks the longest path, in pixels. */
  readonly pathLength: number;
  /** Lines of boxes that are on it. */
  readonly marked: number;
  /** Texts that leave their box or run into another. */
  readonly outside: readonly string[];
  /** Texts whose contrast with what is behind them is below 4.5, which axe does not look at in drawings. */
  readonly faint: readonly string[];
}

const SCRIPT = `(() => {
  const svg = document.querySelector("svg.graph");
  const channels = (color) => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const outside = [];
  const faint = [];
  for (const text of svg.querySelectorAll("text")) {
    const rect = text.parentElement.querySelector(":scope > rect");
    const behind = rect === null ? getComputedStyle(document.body).backgroundColor : getComputedStyle(rect).fill;
    const ratio = contrast(getComputedStyle(text).fill, behind);
    if (ratio < 4.5) faint.push(text.textContent + ": " + ratio.toFixed(2));
    if (rect === null) continue;
    const [inner, outer] = [text.getBBox(), rect.getBBox()];
    if (inner.x < outer.x || inner.x + inner.width > outer.x + outer.width) outside.push(text.textContent);
    const next = text.nextElementSibling;
    if (next !== null && next.localName === "text" && inner.x + inner.width > next.getBBox().x) {
      outside.push(text.textContent + " runs into " + next.textContent);
    }
  }
  return {
    role: svg.getAttribute("role"),
    name: svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent).join(" "),
    pathLength: svg.querySelector(".critical").getTotalLength(),
    marked: svg.querySelectorAll("g.on > circle").length,
    outside,
    faint,
  };
})()`;

/** Reads the drawing of a page. */
export async function drawing(page: Page): Promise<Drawing> {
  return await page.evaluate<Drawing>(SCRIPT);
}
