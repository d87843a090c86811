// A state of a page in both widths and both schemes: nothing that axe finds, nothing wider than the page; pictured where it is asked for.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** PICTURES names the folder for pictures of it. */
export async function expectWell(page: Page, state: string): Promise<void> {
  const before = page.viewportSize() ?? WIDE;
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNothingFound(page, state);
    }
    await expectNoWider(page, state);
    if (process.env["PICTURES"] !== undefined) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.screenshot({
        path: `${process.env["PICTURES"]}/${state}-${viewport.width}.png`,
        fullPage: true,
      });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(before);
}

/** The same as it is looked at, where its other widths and schemes are held by the story of its own. */
export async function expectWellHere(page: Page, state: string): Promise<void> {
  await expectNothingFound(page, state);
  await expectNoWider(page, state);
}

async function expectNothingFound(page: Page, state: string): Promise<void> {
  await page.evaluate("scrollTo(0, 0)");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`),
    state,
  ).toEqual([]);
}

async function expectNoWider(page: Page, state: string): Promise<void> {
  const { width } = page.viewportSize() ?? WIDE;
  expect(await page.evaluate("document.documentElement.scrollWidth"), state).toBeLessThanOrEqual(width);
}
