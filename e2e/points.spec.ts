// What pixels found is drawn: matched points on both frames that were compared, and the outline of one in the other.
import { expect, test } from "@playwright/test";
import { openCropDesk, type KnownDesk } from "./known-desk.ts";

let desk: KnownDesk;
test.beforeAll(async () => {
  desk = await openCropDesk();
});
test.afterAll(async () => desk.close());

test("a crop is found by its pixels; its points lie on both pictures, an outline on one", async ({
  page,
}) => {
  await page.goto(desk.link);
  await page.getByRole("link", { name: /^Pairs 1 undecided/ }).click();
  await page.getByRole("link", { name: "Compare part.jpg and all.png" }).click();
  const points = page.locator("[data-marks] circle");
  await expect(points).toHaveCount(0);
  await page.getByRole("button", { name: "Reveal both" }).click();
  await expect(points.first()).toBeVisible();
  const side = (letter: "a" | "b") => page.locator(`[data-side=${letter}]`).locator(points);
  expect(await side("a").count()).toBeGreaterThan(14);
  expect(await side("a").count()).toBe(await side("b").count());
  await expect(page.locator("[data-side=a] [data-marks] polygon")).toHaveCount(2);
  await page.keyboard.press("y");
  await expect(page.getByRole("heading", { name: "No pair waits for an answer." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Decided (1)" })).toBeVisible();
});
