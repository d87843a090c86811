// Pairs: from the inbox to two items side by side, played in step, held against each other, and decided.
import type { Page } from "@playwright/test";
import { ask, expect, test } from "./desk.ts";

const OVERHANG = "document.documentElement.scrollWidth - window.innerWidth";
type Listed = { pairs: Pair[]; undecided: number };
type Pair = {
  a: { id: string; name: string };
  b: { id: string; name: string };
  relation: { kind: string | null; mirrored: boolean; evidence: { by: string } } | null;
};

async function listed(page: Page, url: string, investigation: string, which = "all"): Promise<Listed> {
  const answer = await ask(page, `${url}/api/investigations/${investigation}/pairs?which=${which}`);
  return (await answer.json()) as Listed;
}

/** The first pair that a machine relates in such a way. */
async function pairThat(
  page: Page,
  at: { url: string; investigation: string },
  is: (relation: NonNullable<Pair["relation"]>) => boolean,
): Promise<Pair & { path: string }> {
  const { pairs } = await listed(page, at.url, at.investigation);
  const found = pairs.find(({ relation }) => relation !== null && is(relation));
  if (!found) throw new Error("Expected a pair of this kind in the demo, got none.");
  return { ...found, path: `/i/${at.investigation}/pairs/${found.a.id}/${found.b.id}` };
}

const side = (page: Page, letter: "a" | "b") => page.locator(`[data-side=${letter}]`);

async function reveal(page: Page): Promise<void> {
  // What is said of the pair comes in while the page is open and moves the button: press it where it comes to rest.
  await expect(async () => {
    const button = page.getByRole("button", { name: "Reveal both" });
    if (await button.isVisible()) await button.click({ timeout: 5_000 });
    await expect(page.locator("[data-compare=revealed]")).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 0 });
  await expect(page.locator("video[data-state=waiting]")).toHaveCount(0);
}

/** Frames on show as the page tells them, from 1. */
const framesOf = (page: Page) =>
  Promise.all(
    (["a", "b"] as const).map(async (letter) => {
      const said = (await side(page, letter).locator("figure > p, > p").last().textContent()) ?? "";
      return Number(/frame (\d+) of/.exec(said)?.[1] ?? Number.NaN);
    }),
  );

test("the inbox lists the best first, and loads nothing but veils, nor does the comparison", async ({
  page,
  desk,
  investigation,
}) => {
  const { pairs, undecided } = await listed(page, desk.url, investigation, "undecided");
  await desk.open(`/i/${investigation}/pairs`);
  await expect(page.getByRole("link", { name: `Pairs ${undecided} undecided` })).toBeVisible();
  const links = page.locator("a[data-pair]");
  await expect(links).toHaveCount(undecided);
  await expect(links.first()).toHaveAccessibleName(`Compare ${pairs[0]?.b.name} and ${pairs[0]?.a.name}`);
  await expect(page.getByText(/comparisons? of fingerprints made/)).toBeVisible();
  await desk.quiet();
  await links.first().click();
  await expect(page.getByRole("button", { name: "Reveal both" })).toBeVisible();
  await page.keyboard.press(" ");
  await page.keyboard.press("d");
  await expect(page.getByText("No difference view: reveal both items first.")).toBeVisible();
  await desk.quiet();
  expect(desk.pictures.length).toBeGreaterThan(0);
  expect(desk.pictures.filter((address) => !address.endsWith("/veil"))).toEqual([]);
  await expect(page.locator("video")).toHaveCount(0);
});

test("the library leads to the inbox, and what is decided is listed apart", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/items`);
  await page.getByRole("link", { name: /^\d+ pairs? of items may be copies$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pairs" })).toBeVisible();
  await page.getByRole("button", { name: /^Decided/ }).click();
  await expect(page).toHaveURL(/which=decided/);
  await expect(
    page.locator("a[data-pair]").or(page.getByText("No pair has been decided.")).first(),
  ).toBeVisible();
});

test("a clip and the video that it was cut from are stepped and played in step", async ({
  page,
  desk,
  investigation,
}) => {
  const { path, a, b } = await pairThat(
    page,
    { url: desk.url, investigation },
    ({ kind }) => kind === "clip",
  );
  const answer = await ask(page, `${desk.url}/api${path.replace(/^\/i/, "/investigations")}`);
  const { pair, sides } = (await answer.json()) as {
    pair: { relation: { offsetUs: number; fromUs: number; evidence: { pairs: unknown[] } } };
    sides: Record<"a" | "b", { ptsUs: number[] }>;
  };
  await desk.open(path);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    `${b.name} is a clip of ${a.name} from 0:`,
  );
  await reveal(page);
  const first = sides.a.ptsUs.indexOf(pair.relation.fromUs);
  expect(first).toBeGreaterThan(0);
  await expect.poll(() => framesOf(page)).toEqual([first + 1, 1]);
  await page.keyboard.press(".");
  await page.keyboard.press(".");
  await expect.poll(() => framesOf(page)).toEqual([first + 3, 3]);
  await page.keyboard.press(",");
  await expect.poll(() => framesOf(page)).toEqual([first + 2, 2]);
  await expect(page.locator("[data-agrees]")).toHaveCount(pair.relation.evidence.pairs.length);

  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect.poll(async () => (await framesOf(page))[0] ?? 0).toBeGreaterThan(first + 5);
  const apart = await page.evaluate<number>(
    `(() => { const [a, b] = [...document.querySelectorAll("video")].map((v) => v.currentTime); return a - b; })()`,
  );
  expect(Math.abs(apart - pair.relation.offsetUs / 1e6)).toBeLessThan(0.25);
  await page.keyboard.press(".");
  await expect(page.getByRole("button", { name: "Play both" })).toBeVisible();
  const [inA = 0, inB = 0] = await framesOf(page);
  expect(inA - inB).toBe(first);

  await page.keyboard.press("Home");
  await expect(page.getByText(`${b.name} shows nothing at this instant.`)).toBeVisible();
  await page.keyboard.press("d");
  await expect(page.getByText("No difference view: b shows nothing at this instant.")).toBeVisible();
});

test("a mirrored photo is mirrored back before it is held against the other", async ({
  page,
  desk,
  investigation,
}) => {
  const { path } = await pairThat(
    page,
    { url: desk.url, investigation },
    ({ mirrored, evidence }) => mirrored && evidence.by === "hashes",
  );
  await desk.open(path);
  await reveal(page);
  await page.keyboard.press("d");
  await expect(page.locator("[data-difference=shown]")).toBeVisible();
  const said = await page.locator("[data-difference] > p").textContent();
  expect(Number(/by ([\d.]+) %/.exec(said ?? "")?.[1])).toBeLessThan(4);
});

test("an answer that goes against other answers is refused with a sentence", async ({
  page,
  desk,
  investigation,
}) => {
  const { pairs } = await listed(page, desk.url, investigation);
  const found = (pairs as (Pair & { oneFootage: boolean; decision: unknown })[]).find(
    ({ oneFootage, decision }) => oneFootage && decision === null,
  );
  await desk.open(`/i/${investigation}/pairs/${found?.a.id}/${found?.b.id}`);
  await page.getByRole("button", { name: "Reveal both" }).click();
  await page.getByRole("button", { name: "Different" }).click();
  await expect(page.getByRole("alert")).toContainText("are in one footage by other answers");
});

test("an answer about evidence that has changed meanwhile is not taken, and the page can look again", async ({
  page,
  desk,
  investigation,
}) => {
  const { pairs } = await listed(page, desk.url, investigation, "undecided");
  const [first] = pairs;
  await page.route(
    `**/api/**/pairs/${first?.a.id}/${first?.b.id}`,
    async (route) => {
      const answer = await route.fetch();
      const shown = (await answer.json()) as { pair: object };
      const pair = { ...shown.pair, evidence: "0".repeat(64) };
      await route.fulfill({ response: answer, json: { ...shown, pair } });
    },
    { times: 1 },
  );
  await desk.open(`/i/${investigation}/pairs/${first?.a.id}/${first?.b.id}`);
  await page.getByRole("button", { name: "Reveal both" }).click();
  await page.getByRole("button", { name: "Same recording" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect((await listed(page, desk.url, investigation, "undecided")).undecided).toBe(pairs.length);
});

test(
  "neither page is wider than its window, with the difference shown too",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    await desk.open(`/i/${investigation}/pairs`);
    await expect(page.locator("a[data-pair]").first()).toBeVisible();
    expect(await page.evaluate<number>(OVERHANG)).toBeLessThanOrEqual(0);
    const at = { url: desk.url, investigation };
    await desk.open((await pairThat(page, at, ({ kind }) => kind === "clip")).path);
    await reveal(page);
    await page.keyboard.press("d");
    await expect(page.locator("[data-difference=shown]")).toBeVisible();
    expect(await page.evaluate<number>(OVERHANG)).toBeLessThanOrEqual(0);
  },
);
