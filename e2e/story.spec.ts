// The main story: from the library behind its veils to a number that this browser has checked.
import { readFile } from "node:fs/promises";
import { ask, expect, openVideo, test } from "./desk.ts";

const OVERHANG = "document.documentElement.scrollWidth - window.innerWidth";

test(
  "nothing but veils is loaded until a member lifts one",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await desk.open(`/i/${investigation}/items`);
    await expect(page.getByRole("button", { name: /Shows .+ Reveal ./ }).first()).toBeVisible();
    await desk.quiet();
    expect(desk.pictures.length).toBeGreaterThan(0);
    expect(desk.pictures.filter((address) => !address.endsWith("/veil"))).toEqual([]);

    await page
      .getByRole("button", { name: /Shows .+ Reveal ./ })
      .first()
      .click();
    await expect.poll(() => desk.pictures.filter((address) => address.endsWith("/thumbnail")).length).toBe(1);
    await page.getByRole("button", { name: /^Veil .+ again/ }).click();
    await expect(page.getByRole("button", { name: /^Veil .+ again/ })).toHaveCount(0);
  },
);

test(
  "revealing all is remembered in this browser, and can be taken back",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await desk.open(`/i/${investigation}/items`);
    await page.getByRole("button", { name: "Reveal all pictures" }).click();
    await page.reload();
    await expect(page.getByRole("button", { name: /^Veil .+ again/ }).first()).toBeVisible();
    await page.getByRole("button", { name: "Veil all pictures" }).click();
    await page.reload();
    await expect(page.getByRole("button", { name: /Shows .+ Reveal ./ }).first()).toBeVisible();
  },
);

test(
  "filters find items, and say when nothing fits",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await desk.open(`/i/${investigation}/items`);
    const first = page.locator("a[data-tile]").first();
    const name = (await first.textContent()) ?? "";
    await page.getByRole("searchbox").fill(name);
    await expect(page.getByText(/^\d+ of \d+ shown$/)).toBeVisible();
    await expect(first).toHaveText(name);
    await page.getByRole("searchbox").fill("zzqx-nowhere");
    await expect(page.getByRole("heading", { name: "No item fits these filters." })).toBeVisible();
    await page.getByRole("button", { name: "Show all items" }).click();
    await expect(first).toBeVisible();
  },
);

test(
  "a video is walked frame by frame and its boxes follow",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await openVideo(page, desk, investigation);
    expect(desk.pictures.filter((address) => address.includes("/frame/"))).toEqual([]);
    await page.getByRole("button", { name: / Reveal ./ }).click();
    await expect(page.locator("[data-player] video[data-state=ready]")).toBeVisible();

    await page.getByRole("slider", { name: "Frame" }).press("ArrowRight");
    await expect(page.getByText("frame 2 of")).toBeVisible();
    await page.getByRole("slider", { name: "Frame" }).press("Home");
    await page.getByRole("button", { name: /Most people/ }).click();
    const here = await page.getByRole("button", { name: /^At this instant/ }).textContent();
    const drawn = page.locator("[data-player] svg g > rect.pointer-events-auto");
    await expect.poll(async () => `At this instant (${await drawn.count()})`).toBe(here);
    expect(await drawn.count()).toBeGreaterThan(0);
    await expect(page.getByText(/say verified and none disagrees/)).toBeVisible();
  },
);

test(
  "the count is proved in this browser and its proof can be walked and saved",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await desk.open(`/i/${investigation}/count`);
    await expect(page.getByText("Checked in this browser")).toBeVisible();
    const answer = await ask(page, `${desk.url}/api/investigations/${investigation}/count`);
    const { result } = (await answer.json()) as { result: { atLeast: number; caseHash: string } };
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      `At least${result.atLeast}distinct prisoners visible in verified photos and videos`,
    );

    const parts = page.getByRole("button", { name: /^Show the \d+ people/ });
    await parts.first().click();
    await expect(page.getByRole("button", { name: /^Hide the \d+ people/ })).toHaveCount(1);
    await page.getByRole("button", { name: /^Show \d+ separations?/ }).click();
    await expect(page.getByText(/^Nobody is in both/).first()).toBeVisible();

    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "proof.json" }).click();
    const saved = await (await saving).path();
    const proof = JSON.parse(await readFile(saved, "utf8")) as { caseHash: string; atLeast: number };
    expect(proof).toMatchObject({ caseHash: result.caseHash, atLeast: result.atLeast });
  },
);

test(
  "a proof that does not hold is refused loudly",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await page.route("**/case", async (route) => {
      const answer = await route.fetch();
      const file = (await answer.json()) as { facts: unknown[] };
      await route.fulfill({ response: answer, json: { ...file, facts: file.facts.slice(1) } });
    });
    await desk.open(`/i/${investigation}/count`);
    await expect(page.getByRole("alert")).toContainText("The proof does not hold. Do not use this number.");
    await expect(page.getByText("Checked in this browser", { exact: true })).toHaveCount(0);
  },
);

test("no page is wider than its window", { tag: "@narrow-too" }, async ({ page, desk, investigation }) => {
  for (const path of ["items", "count"]) {
    await desk.open(`/i/${investigation}/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate<number>(OVERHANG)).toBeLessThanOrEqual(0);
  }
  await openVideo(page, desk, investigation);
  expect(await page.evaluate<number>(OVERHANG)).toBeLessThanOrEqual(0);
});
