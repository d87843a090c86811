// Every page and state, in light and in dark, without a violation of WCAG 2.2 A and AA that a machine can find.
import type { Page } from "@playwright/test";
import { expect, openVideo, test } from "./desk.ts";
import { violationsOf } from "./well.ts";

async function expectClean(page: Page, state: string): Promise<void> {
  expect(await violationsOf(page), state).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, { tag: colorScheme === "light" ? "@narrow-too" : [] }, () => {
    test.use({ colorScheme });

    test("the library, veiled, revealed, and with nothing found", async ({ page, desk, investigation }) => {
      await desk.open(`/i/${investigation}/items`);
      await expect(page.locator("a[data-tile]").first()).toBeVisible();
      await expectClean(page, "veiled");
      await page.getByRole("button", { name: "Reveal all pictures" }).click();
      await expectClean(page, "revealed");
      await page.getByRole("searchbox").fill("zzqx-nowhere");
      await expectClean(page, "nothing found");
    });

    test("an item, veiled and revealed, with all sightings", async ({ page, desk, investigation }) => {
      await openVideo(page, desk, investigation);
      await expectClean(page, "veiled");
      await page.getByRole("button", { name: / Reveal ./ }).click();
      await page.getByRole("button", { name: /^All \(/ }).click();
      await expectClean(page, "revealed");
    });

    test("the count, closed and with its proof open", async ({ page, desk, investigation }) => {
      await desk.open(`/i/${investigation}/count`);
      await expect(page.getByText("Checked in this browser")).toBeVisible();
      await expect(page.locator("[data-strength=done]")).toBeVisible();
      await expectClean(page, "closed");
      const closed = page.locator("#main button[aria-expanded=false]");
      while ((await closed.count()) > 0) await closed.first().click();
      for (const summary of await page.locator("#main summary:visible").all()) await summary.click();
      await expectClean(page, "open");
    });

    test("the journal, and the history of an item", async ({ page, desk, investigation }) => {
      await desk.open(`/i/${investigation}/journal`);
      await expect(page.getByRole("list", { name: "Entries, newest first" })).toBeVisible();
      await expectClean(page, "journal");
      await openVideo(page, desk, investigation);
      await page.getByRole("button", { name: /who did what to this item/ }).click();
      await expect(page.getByRole("list", { name: /^History of the item/ })).toBeVisible();
      await expectClean(page, "history");
    });

    test("the choice of investigations, and a count with a conflict", async ({ page, desk, second }) => {
      await desk.open("/");
      await expect(page.getByRole("heading", { level: 1, name: "Investigations" })).toBeVisible();
      await expectClean(page, "investigations");
      await desk.open(`/i/${second}/count`);
      await expect(page.locator("[data-strength=done]")).toBeVisible();
      await expectClean(page, "conflict and pair, veiled");
      await desk.open(`/i/${second}/items`);
      await page.getByRole("button", { name: "Reveal all pictures" }).click();
      await page.getByRole("link", { name: "Count", exact: true }).click();
      await expect(page.getByText("Two people, says this frame")).toBeVisible();
      await expect(page.locator("[data-strength=done]")).toBeVisible();
      await expectClean(page, "conflict and pair, revealed");
    });

    test("the keys, a page that is not there, and an item that is not there", async ({
      page,
      desk,
      investigation,
    }) => {
      await desk.open("/nothing/here");
      await expect(page.getByRole("heading", { name: "Nothing is kept at this address." })).toBeVisible();
      await expectClean(page, "no such page");
      await page.getByRole("button", { name: "Keys" }).click();
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
      await expectClean(page, "keys");
      await desk.open(`/i/${investigation}/items/nothing`);
      await expect(page.getByText("Not possible")).toBeVisible();
      await expectClean(page, "no such item");
    });
  });
}
