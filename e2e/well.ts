// A state of a page in both widths and both schemes: nothing that axe finds, nothing wider than the page; pictured where it is asked for.
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };
const WIDTHS = [WIDE, NARROW] as const;

export async function expectWell(page: Page, state: string): Promise<void> {
  for (const viewport of WIDTHS) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate("scrollTo(0, 0)");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`),
        state,
      ).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await fits(page, state, viewport);
  }
  await page.setViewportSize(WIDE);
}

/** The same without axe, for states that differ from one that it has seen in their words alone. */
export async function expectFits(page: Page, state: string): Promise<void> {
  for (const viewport of WIDTHS) {
    await page.setViewportSize(viewport);
    await page.evaluate("scrollTo(0, 0)");
    await fits(page, state, viewport);
  }
  await page.setViewportSize(WIDE);
}

/** PICTURES names the folder for pictures of it. */
async function fits(page: Page, state: string, { width }: typeof WIDE): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth"), state).toBeLessThanOrEqual(width);
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  const path = join(folder, `${state.replaceAll(" ", "-")}-${width}.png`);
  await page.screenshot({ path, fullPage: true });
}
