// Looking closely: every pixel of a photo and of a frame, by wheel, fingers, buttons and keys, with the marks where they belong.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, openVideo, test } from "./desk.ts";
import { violationsOf } from "./well.ts";

async function openPhoto(page: Page, desk: { open(path: string): Promise<void> }, investigation: string) {
  await desk.open(`/i/${investigation}/items?kind=photo&verdict=verified&people=yes`);
  await page.locator("a[data-tile]").first().click();
  await expect(page.getByRole("group", { name: "Zoom" })).toBeVisible();
}

const reveal = (page: Page) => page.getByRole("button", { name: / Reveal ./ }).click();
const opening = (page: Page) => page.locator("[data-zoom]");
const percent = async (page: Page): Promise<number> =>
  parseInt((await page.getByRole("status", { name: "Zoom" }).textContent()) ?? "", 10);

type Box = { x: number; y: number; width: number; height: number };
const boxOf = async (page: Page, selector: string): Promise<Box> => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`Expected ${selector} on the page.`);
  return box;
};

/** Where a point of the window lies in the picture, as shares of it. */
async function pointAt(page: Page, x: number, y: number) {
  const picture = await boxOf(page, "[data-picture]");
  return { x: (x - picture.x) / picture.width, y: (y - picture.y) / picture.height };
}

test("behind its veil a photo is neither zoomed nor saved", async ({ page, desk, investigation }) => {
  await openPhoto(page, desk, investigation);
  await expect(opening(page)).toHaveCount(0);
  for (const name of ["Larger", "Smaller", "1:1", "Fit", "Save this still"])
    await expect(page.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("+");
  await page.getByRole("button", { name: "Save this still" }).click({ force: true });
  await desk.quiet();
  expect(desk.pictures.filter((address) => !address.endsWith("/veil"))).toEqual([]);
});

test(
  "a photo is zoomed to its pixels and moved by keys, and its marks follow",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await openPhoto(page, desk, investigation);
    await reveal(page);
    await expect(opening(page)).toHaveAttribute("data-zoom", "fit");
    expect(desk.pictures.filter((address) => address.includes("/exact/"))).toEqual([]);
    const [before, mark] = [
      await boxOf(page, "[data-picture]"),
      await boxOf(page, "[data-picture] svg g > rect"),
    ];
    const fit = await percent(page);
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await expect.poll(() => percent(page)).toBeGreaterThan(fit * 2);
    await expect(page.getByText("Every pixel, as it was decoded.")).toBeVisible();
    const [after, moved] = [
      await boxOf(page, "[data-picture]"),
      await boxOf(page, "[data-picture] svg g > rect"),
    ];
    expect((moved.x - after.x) / after.width).toBeCloseTo((mark.x - before.x) / before.width, 1);
    expect(moved.width / after.width).toBeCloseTo(mark.width / before.width, 1);

    const at = (await boxOf(page, "[data-picture]")).x;
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await boxOf(page, "[data-picture]")).x).toBeLessThan(at - 20);
    await page.keyboard.press("1");
    await expect.poll(() => percent(page)).toBe(100);
    const { width, natural, rendering } = await page.evaluate<{
      width: number;
      natural: number;
      rendering: string;
    }>(`(() => {
    const image = document.querySelector("[data-exact=here]");
    return {
      width: image.getBoundingClientRect().width * devicePixelRatio,
      natural: image.naturalWidth,
      rendering: getComputedStyle(image).imageRendering,
    };
  })()`);
    expect(width).toBeCloseTo(natural, 0);
    expect(rendering).toBe("pixelated");
    await page.keyboard.press("0");
    await expect(opening(page)).toHaveAttribute("data-zoom", "fit");
  },
);

test("the wheel zooms about the pointer, the hand moves the picture, and a double press is there and back", async ({
  page,
  desk,
  investigation,
}) => {
  await openPhoto(page, desk, investigation);
  await reveal(page);
  const { x, y, width, height } = await boxOf(page, "[data-zoom]");
  const [px, py] = [x + width * 0.4, y + height * 0.6];
  await page.mouse.move(px, py);
  const before = await pointAt(page, px, py);
  await page.mouse.wheel(0, -600);
  await expect(opening(page)).toHaveAttribute("data-zoom", "in");
  await expect.poll(async () => (await pointAt(page, px, py)).x).toBeCloseTo(before.x, 2);
  expect((await pointAt(page, px, py)).y).toBeCloseTo(before.y, 2);

  const held = await pointAt(page, px, py);
  await page.mouse.down();
  await page.mouse.move(px - 40, py - 25, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await pointAt(page, px - 40, py - 25)).x).toBeCloseTo(held.x, 2);
  expect((await pointAt(page, px - 40, py - 25)).y).toBeCloseTo(held.y, 2);

  await page.mouse.dblclick(px, py);
  await expect(opening(page)).toHaveAttribute("data-zoom", "fit");
  const scrolled = await page.evaluate<number>("scrollY");
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate<number>("scrollY")).toBeGreaterThan(scrolled);
});

test("two fingers pinch it", { tag: "@narrow-too" }, async ({ page, desk, investigation }) => {
  await openPhoto(page, desk, investigation);
  await reveal(page);
  const { x, y, width, height } = await boxOf(page, "[data-zoom]");
  const cdp = await page.context().newCDPSession(page);
  const [cx, cy] = [x + width / 2, y + height / 2];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart: number) =>
    cdp.send("Input.dispatchTouchEvent", {
      type,
      touchPoints:
        type === "touchEnd"
          ? []
          : [
              { x: cx - apart, y: cy, id: 1 },
              { x: cx + apart, y: cy, id: 2 },
            ],
    });
  await touch("touchStart", 30);
  for (const apart of [40, 55, 70, 90]) await touch("touchMove", apart);
  await touch("touchEnd", 90);
  await expect(opening(page)).toHaveAttribute("data-zoom", "in");
  await expect.poll(async () => (await boxOf(page, "[data-picture]")).width / width).toBeGreaterThan(2);
});

test("what is veiled again is seen whole when it is revealed again", async ({
  page,
  desk,
  investigation,
}) => {
  await openPhoto(page, desk, investigation);
  await reveal(page);
  await page.getByRole("button", { name: "Larger" }).click();
  await expect(opening(page)).toHaveAttribute("data-zoom", "in");
  await page.keyboard.press("r");
  await expect(opening(page)).toHaveCount(0);
  await page.keyboard.press("r");
  await expect(opening(page)).toHaveAttribute("data-zoom", "fit");
});

test("a frame of a video is zoomed to its own pixels, stepped while it is, and saved with its time", async ({
  page,
  desk,
  investigation,
}) => {
  await openVideo(page, desk, investigation);
  await reveal(page);
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("frame 2 of")).toBeVisible();
  await expect(page.locator("[data-exact=here]")).toBeVisible();
  const shown = await page.locator("[data-exact=here]").getAttribute("src");
  expect(desk.pictures.some((address) => address.endsWith(shown?.replace(/\?.*/, "") ?? "?"))).toBe(true);

  // At the buttons of the zoom, arrows move the picture.
  await page.getByRole("button", { name: "Larger" }).click();
  const at = (await boxOf(page, "[data-picture]")).x;
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await boxOf(page, "[data-picture]")).x).toBeLessThan(at);
  await expect(page.getByText("frame 2 of")).toBeVisible();

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this still" }).click();
  const saved = await saving;
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  expect(saved.suggestedFilename()).toMatch(/ at 0h00m\d\d\.\d{6}s\.png$/);
  expect(saved.suggestedFilename().startsWith(name)).toBe(true);
  const png = await readFile(await saved.path());
  const header = await page.evaluate<number>("document.querySelector('[data-exact=here]').naturalWidth");
  expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: header });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(
    `a zoomed photo has no fault that a machine can find, ${colorScheme}`,
    { tag: colorScheme === "light" ? "@narrow-too" : [] },
    async ({ page, desk, investigation }) => {
      await page.emulateMedia({ colorScheme });
      await openPhoto(page, desk, investigation);
      await reveal(page);
      await page.getByRole("button", { name: "Larger" }).click();
      await expect(page.getByText("Every pixel, as it was decoded.")).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      expect(
        await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
      ).toBeLessThanOrEqual(0);
    },
  );
}
