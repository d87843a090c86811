// The desk stops under an open page: a calm word, what is on show stays and is told to be old, and it goes on by itself.
import type { Page } from "@playwright/test";
import { expect, test } from "./desk.ts";
import { violationsOf } from "./well.ts";

/** Nothing that is asked comes back, as from a process that is gone. */
const stop = async (page: Page): Promise<void> => {
  for (const what of ["**/api/**", "**/healthz"])
    await page.route(what, (route) => route.abort("connectionrefused"));
};
const start = async (page: Page): Promise<void> => page.unrouteAll({ behavior: "ignoreErrors" });

test(
  "a desk that has stopped is told calmly, and what is on show is told to be old",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await page.clock.install();
    await desk.open(`/i/${investigation}/items`);
    const tile = page.locator("a[data-tile]").first();
    await expect(tile).toBeVisible();
    const said = page.getByText("The desk has stopped.");
    await expect(said).toHaveCount(0);
    const name = (await tile.textContent()) ?? "";

    await stop(page);
    await page.clock.runFor(16_000);
    await expect(said).toBeVisible();
    await expect(page.getByText(/it was so at \d\d:\d\d:\d\d/)).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
    await expect(page.locator("[data-old]")).toContainText(/Old: as it was at \d\d:\d\d:\d\d\./);
    expect(await violationsOf(page)).toEqual([]);
    expect(
      await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
    ).toBeLessThanOrEqual(0);

    await page.getByRole("link", { name: "Count", exact: true }).click();
    await expect(page.getByRole("heading", { name: "This page waits for the desk." })).toBeVisible();
    await start(page);
    await page.clock.runFor(3000);
    await expect(said).toHaveCount(0);
    await expect(page.getByText("Checked in this browser")).toBeVisible();
    await expect(page.locator("[data-old]")).toHaveCount(0);
  },
);

test("a page where nobody asks anything notices too", async ({ page, desk, investigation }) => {
  await page.clock.install();
  await desk.open(`/i/${investigation}/items`);
  await expect(page.locator("a[data-tile]").first()).toBeVisible();
  await stop(page);
  await page.clock.runFor(16_000);
  await expect(page.getByText("The desk has stopped.")).toBeVisible();
  await start(page);
  await page.clock.runFor(3000);
  await expect(page.getByText("The desk has stopped.")).toHaveCount(0);
});

test("the list of keys opens by ? from wherever the hand is, and closes by it", async ({
  page,
  desk,
  investigation,
}) => {
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const path of ["items", "pairs", "count"]) {
    await desk.open(`/i/${investigation}/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("?");
    await expect(keys).toBeVisible();
    await page.keyboard.press("?");
    await expect(keys).toHaveCount(0);
    await page.getByRole("link", { name: "Count", exact: true }).focus();
    await page.keyboard.press("?");
    await expect(keys).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(keys).toHaveCount(0);
  }
  await desk.open(`/i/${investigation}/items`);
  await page.getByRole("searchbox").press("?");
  await expect(keys).toHaveCount(0);
  await expect(page.getByRole("searchbox")).toHaveValue("?");
});

test("keys follow their place on a Cyrillic keyboard, and work with the hand on the mouse", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/items`);
  const tile = page.locator("a[data-tile]").nth(1);
  const name = (await tile.textContent()) ?? "";
  const veil = page.getByRole("button", { name: `Veil ${name} again` });
  await tile.hover();
  const press = (key: string, code: string) =>
    page.evaluate(
      `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "${key}", code: "${code}", bubbles: true, cancelable: true }))`,
    );
  await press("к", "KeyR");
  await expect(veil).toBeVisible();
  await press("к", "KeyR");
  await expect(veil).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(tile).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  // The focus is in the header: the keys of the page work all the same.
  await page.getByRole("link", { name: "Count", exact: true }).focus();
  await page.keyboard.press("r");
  await expect(page.getByRole("button", { name: /^Veil .+ again/ })).toBeVisible();
  await press("т", "KeyN");
  await expect(page.getByRole("heading", { level: 1, name })).toHaveCount(0);
});
