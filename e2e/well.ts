// A state of a page in both widths and both schemes: nothing that axe finds, nothing wider than the page; pictured where it is asked for.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

/** PICTURES names the folder for pictures of it. */
export async function expectWell(page: Page, state: string): Promise<void> {
  for (const viewport of [WIDE, NARROW]) {
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
    expect(await page.evaluate("document.documentElement.scrollWidth"), state).toBeLessThanOrEqual(
      viewport.width,
    );
    if (process.env["PICTURES"] !== undefined) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.screenshot({
        path: `${process.env["PICTURES"]}/${state}-${viewport.width}.png`,
        fullPage: true,
      });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
}
