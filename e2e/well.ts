// A state of a page in both widths and both schemes: nothing that axe finds, nothing wider than the page; pictured where it is asked for.
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** All of it in one scheme of each width; in the other one what a scheme can change, which is colours alone. */
export const expectWell = (page: Page, state: string): Promise<void> =>
  inBothWidths(page, async (colorScheme) => {
    const other = colorScheme === "dark" ? "light" : "dark";
    await page.emulateMedia({ colorScheme: other });
    expect(await violationsOf(page, OF_COLOURS), `${state}, ${other}`).toEqual([]);
    await page.emulateMedia({ colorScheme });
    await expectNothingFound(page, state);
    await expectNoWider(page, state);
    await pictured(page, state);
  });

/** The same without axe, for states that differ from one that it has seen in their words alone. */
export const expectFits = (page: Page, state: string): Promise<void> =>
  inBothWidths(page, async () => {
    await expectNoWider(page, state);
    await pictured(page, state);
  });

/** The same as it is looked at, where its other widths and schemes are held by the story of its own. */
export async function expectWellHere(page: Page, state: string): Promise<void> {
  await expectNothingFound(page, state);
  await expectNoWider(page, state);
}

async function inBothWidths(page: Page, look: (scheme: "dark" | "light") => Promise<void>): Promise<void> {
  const before = page.viewportSize() ?? WIDE;
  for (const [viewport, scheme] of [
    [WIDE, "dark"],
    [NARROW, "light"],
  ] as const) {
    await page.setViewportSize(viewport);
    await look(scheme);
  }
  await page.setViewportSize(before);
}

async function expectNothingFound(page: Page, state: string): Promise<void> {
  expect(await violationsOf(page), state).toEqual([]);
}

/** Where the page is two frames after it was sent to its top. */
const TO_TOP =
  "new Promise((done) => { scrollTo(0, 0); requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY))); })";

/** The rules of axe that look at colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page that is asked for, never on the line that stands there until it is fetched. `rules`: those alone. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await expect(page.locator("[data-fetching]")).toHaveCount(0);
  // Half a link under the bar that stays on top is no small target: it scrolls out. A page may still go to where it was left.
  await expect.poll(() => page.evaluate<number>(TO_TOP)).toBe(0);
  const axe = new AxeBuilder({ page });
  const asked = rules
    ? axe.withRules([...rules])
    : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
  const { violations } = await asked.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""} (${nodes.length})`);
}

async function expectNoWider(page: Page, state: string): Promise<void> {
  await page.evaluate("scrollTo(0, 0)");
  const { width } = page.viewportSize() ?? WIDE;
  expect(await page.evaluate("document.documentElement.scrollWidth"), state).toBeLessThanOrEqual(width);
}

/** PICTURES names the folder for pictures of it. */
async function pictured(page: Page, state: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  const { width } = page.viewportSize() ?? WIDE;
  const path = join(folder, `${state.replaceAll(" ", "-")}-${width}.png`);
  await page.screenshot({ path, fullPage: true });
}
