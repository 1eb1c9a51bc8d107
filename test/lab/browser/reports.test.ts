import assert from "node:assert/strict";
import { join } from "node:path";
import { ensureTools } from "../tools/ensure";
import { LabBrowser, LOOKS, lookName, unfold, violations, walk, widths } from "./browser";
import { drawing } from "./drawing";
import { ReportPages } from "./pages";

const PAGES = [
  "report of the default stack",
  "report of ten groups",
  "report of self-managed groups",
  "diff of the two",
  "diff of dangerous changes",
];
const DRAWN = PAGES.slice(0, 3);

/** The pages that people read, in Debian's Chromium; what is against them axe says, the field's own judge. */
describe("reports in a browser", () => {
  let browser: LabBrowser | undefined;
  let pages: ReportPages;

  before(async function () {
    const tools = ensureTools("browser", ["chromium", "fonts"]);
    const chromium = tools?.get("chromium");
    if (chromium === undefined) {
      this.skip();
    }
    pages = new ReportPages();
    browser = await LabBrowser.start(chromium);
  });
  afterEach(async () => {
    await browser?.closePages();
  });
  after(async () => {
    await browser?.stop();
    pages?.dispose();
  });

  const open = async (name: string, look: (typeof LOOKS)[number]) => {
    const file = pages.files.get(name);
    assert.ok(browser !== undefined && file !== undefined);
    return await browser.open(file, look);
  };

  for (const name of PAGES) {
    for (const look of LOOKS) {
      it(`${name}, ${lookName(look)}: loads nothing, fits, and axe has nothing against it`, async () => {
        const { page, events } = await open(name, look);
        const folded = await widths(page);
        assert.ok(folded.document <= folded.window, JSON.stringify(folded));
        assert.deepEqual(await violations(page), []);
        await unfold(page);
        const unfolded = await widths(page);
        assert.ok(unfolded.document <= unfolded.window, JSON.stringify(unfolded));
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(events, []);
        const shots = process.env["BROWSER_SHOTS"];
        if (shots !== undefined) {
          const file = `${name} ${lookName(look)}.png`.replace(/[^a-z0-9.]+/gi, "-");
          await page.screenshot({ path: join(shots, file), fullPage: true });
        }
      });
    }

    it(`${name}: the keyboard goes through it in order, sees where it is, and opens every fold`, async () => {
      const { page } = await open(name, { width: 1280, scheme: "light" });
      const stops = await walk(page);
      const places = stops.map(({ place }) => place);
      assert.deepEqual(
        places,
        [...places].sort((one, other) => one - other),
      );
      assert.deepEqual(
        stops.filter(({ visible }) => !visible),
        [],
      );
      assert.equal(await page.locator("details:not([open])").count(), 0);
      const summaries = stops.filter(({ tag }) => tag === "summary").length;
      assert.equal(summaries, await page.locator("details").count());
      assert.ok(summaries > 2);
    });

    it(`${name}: headings make an outline`, async () => {
      const { page } = await open(name, { width: 1280, scheme: "light" });
      const levels = await page
        .locator("h1, h2, h3, h4, h5, h6")
        .evaluateAll((all): number[] => all.map((one) => Number(one.localName.slice(1))));
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, index) => {
        assert.ok(level <= (levels[index - 1] ?? 0) + 1, `heading ${String(index)}`);
      });
    });

    it(`${name}: prints without cutting anything off, and moves for nobody who asked it not to`, async () => {
      const { page } = await open(name, { width: 794, scheme: "light" });
      await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
      await unfold(page);
      const { document, window } = await widths(page);
      assert.ok(document <= window, `${String(document)} > ${String(window)}`);
      const wide = await page
        .locator("svg, table")
        .evaluateAll(
          (all, right) => all.filter((one) => one.getBoundingClientRect().right > right).length,
          window + 1,
        );
      assert.equal(wide, 0);
      assert.equal(
        await page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"),
        "auto",
      );
      assert.ok((await page.pdf()).length > 10_000);
    });
  }

  for (const name of DRAWN) {
    for (const look of LOOKS) {
      it(`${name}, ${lookName(look)}: the drawing has its longest path, and its words are in their boxes and readable`, async () => {
        const { page } = await open(name, look);
        const seen = await drawing(page);
        assert.equal(seen.role, "img");
        assert.match(seen.name, /longest path/);
        assert.ok(seen.pathLength > 500, `the path is ${String(seen.pathLength)} px long`);
        assert.ok(seen.marked >= 15, `${String(seen.marked)} lines are marked`);
        assert.deepEqual(seen.outside, []);
        assert.deepEqual(seen.faint, []);
      });
    }
  }
});
