// The same story without a mouse.
import type { Page } from "@playwright/test";
import { expect, openVideo, test } from "./desk.ts";

/** Presses Tab until the focus is on what is wanted; fails when it is never reached. */
async function tabTo(page: Page, wanted: string, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    if ((await page.locator(":focus").and(page.locator(wanted)).count()) > 0) return;
  }
  throw new Error(`Expected to reach ${wanted} within ${most} presses of Tab.`);
}

const focused = (page: Page) => page.locator(":focus").textContent();

test("the skip link comes first and leads into the page", async ({ page, desk, investigation }) => {
  await desk.open(`/i/${investigation}/items`);
  await expect(page.locator("a[data-tile]").first()).toBeVisible();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the page");
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});

test("tiles are walked by arrows, revealed by r, all of them by R, and opened by Enter", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/items`);
  await expect(page.locator("a[data-tile]").nth(3)).toBeVisible();
  const names = await page.locator("a[data-tile]").allTextContents();
  await tabTo(page, "a[data-tile]");
  expect(await focused(page)).toBe(names[0]);
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe(names[1]);
  await page.keyboard.press("r");
  await expect(page.getByRole("button", { name: `Veil ${names[1]} again` })).toBeVisible();
  expect(await focused(page)).toBe(names[1]);
  await page.keyboard.press("Shift+R");
  await expect(page.getByRole("button", { name: "Veil all pictures" })).toBeVisible();
  await page.keyboard.press("Shift+R");
  await expect(page.getByRole("button", { name: "Reveal all pictures" })).toBeVisible();
  for (let rows = 0; rows < 12; rows += 1) await page.keyboard.press("ArrowDown");
  expect(await page.evaluate<number>("window.scrollY")).toBeGreaterThan(1000);
  const name = (await focused(page)) ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.locator("#main")).toBeFocused();
});

test("a video is stepped by arrows from the moment it opens", async ({ page, desk, investigation }) => {
  await openVideo(page, desk, investigation);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("frame 2 of")).toBeVisible();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("frame 12 of")).toBeVisible();
  await page.keyboard.press("Home");
  await expect(page.getByText("frame 1 of")).toBeVisible();
  await page.keyboard.press("End");
  await expect(page.getByText(/frame (\d+) of \1$/)).toBeVisible();
  await tabTo(page, "input[type=range]");
  await page.keyboard.press("r");
  await expect(page.getByRole("button", { name: /^Veil .+ again/ })).toBeVisible();
  await tabTo(page, "[data-sighting]");
  await expect(page.locator("[data-sighting]:focus")).toHaveCSS("outline-style", "solid");
});

test("the proof is walked part by part with j, k and the arrows, and Enter opens a part", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/count`);
  await expect(page.getByText("Checked in this browser")).toBeVisible();
  const parts = page.locator("[data-part]");
  const before = await parts.count();
  expect(before).toBeGreaterThan(3);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-part]:focus")).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(parts.first()).toBeFocused();
  await expect(parts.first()).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("j");
  await expect(parts.nth(2)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(parts.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(parts.nth(1)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("k");
  await expect(parts.nth(1)).toBeFocused();
  for (let pressed = 0; pressed < before + 2; pressed += 1) await page.keyboard.press("j");
  await expect(parts.last()).toBeFocused();
});

test("the proof opens by keyboard, and the keys are told in a popover that Escape closes", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/count`);
  await expect(page.getByText("Checked in this browser")).toBeVisible();
  await tabTo(page, "#main button[aria-expanded=false]");
  await page.keyboard.press("Enter");
  await expect(page.locator("#main button[aria-expanded=true]").first()).toBeFocused();

  await page.getByRole("button", { name: "Keys" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Keys" })).toBeFocused();
});
