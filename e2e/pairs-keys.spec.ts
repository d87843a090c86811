// The whole way from the inbox to an answer and back, by keyboard alone; and pairs and proposals held against WCAG.
import type { Page } from "@playwright/test";
import { ask, expect, test } from "./desk.ts";
import { violationsOf } from "./well.ts";

async function undecided(page: Page, url: string, investigation: string): Promise<number> {
  const answer = await ask(page, `${url}/api/investigations/${investigation}/pairs?limit=1`);
  return ((await answer.json()) as { undecided: number }).undecided;
}

test("inbox, comparison, answer, next pair and undo need no mouse", async ({ page, desk, investigation }) => {
  const before = await undecided(page, desk.url, investigation);
  await desk.open(`/i/${investigation}/pairs`);
  await expect(page.locator("a[data-pair]").first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(page.locator("a[data-pair]").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pairs\/[^/]+\/[^/]+$/);
  const first = page.url();
  await expect(page.getByRole("button", { name: "Reveal both" })).toBeVisible();
  await page.keyboard.press("v");
  await expect(page.locator("[data-compare=revealed]")).toBeVisible();

  await page.keyboard.press("r");
  await expect(page.getByLabel(/^Reason/)).toBeFocused();
  await page.keyboard.type("y and n are letters here");
  await expect(page).toHaveURL(first);
  await page.keyboard.press("Escape");
  await page.keyboard.press("y");
  await expect(page).not.toHaveURL(first);
  const second = page.url();
  await expect(page.getByRole("link", { name: `Pairs ${before - 1} undecided` })).toBeVisible();
  await expect(page.getByRole("button", { name: /Undo “Same recording”/ })).toBeVisible();

  // Nobody has looked at these two: the answer waits for a second thought, and letters are not keys meanwhile.
  await page.keyboard.press("h");
  const reminder = page.getByRole("dialog", { name: "Both pictures are veiled" });
  await expect(reminder).toBeVisible();
  await page.keyboard.press("y");
  await page.keyboard.press("Escape");
  await expect(reminder).toHaveCount(0);
  await expect(page).toHaveURL(second);
  await page.keyboard.press("h");
  await reminder.getByRole("button", { name: "Reveal both" }).press("Enter");
  await expect(page.locator("[data-compare=revealed]")).toBeVisible();
  await page.keyboard.press("h");
  await expect(page).not.toHaveURL(second);
  const third = page.url();
  await expect(page.getByRole("button", { name: /Undo “Cannot say”/ })).toBeVisible();
  await page.keyboard.press("s");
  await expect(page).not.toHaveURL(third);
  await expect(page.getByRole("button", { name: /Undo “Cannot say”/ })).toBeVisible();

  await page.keyboard.press("u");
  await expect(page).toHaveURL(second);
  await expect(page.getByRole("heading", { name: "Do they show the same recording?" })).toBeVisible();
  await page.keyboard.press("u");
  await expect(page).toHaveURL(first);
  await expect(page.getByRole("region", { name: "Answers so far" })).toContainText(
    "y and n are letters here",
  );
  await expect(page.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
  await expect.poll(() => undecided(page, desk.url, investigation)).toBe(before);
});

/** The address of the first pair that is listed as undecided and was found so. */
async function pairFoundBy(
  page: Page,
  url: string,
  investigation: string,
  ways: readonly string[],
): Promise<string> {
  const answer = await ask(page, `${url}/api/investigations/${investigation}/pairs`);
  type Listed = { pairs: { a: { id: string }; b: { id: string }; relation: { evidence: { by: string } } }[] };
  const { pairs } = (await answer.json()) as Listed;
  const found = pairs.find(({ relation }) => ways.includes(relation.evidence.by));
  return `/i/${investigation}/pairs/${found?.a.id}/${found?.b.id}`;
}

test("one of the two is called a compilation by a key, and the answer says which", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(await pairFoundBy(page, desk.url, investigation, ["hashes", "geometry"]));
  const button = page.getByRole("button", { name: /^Compilation: / });
  await expect(button).toHaveCount(2);
  const here = page.url();
  const name = ((await button.last().textContent()) ?? "").replace(/^Compilation: b, (.*)C$/, "$1");
  await page.keyboard.press("v");
  await page.keyboard.press("c");
  await expect(page).not.toHaveURL(here);
  await page.goto(here);
  await expect(page.getByText(`owner said: ${name} is a compilation.`)).toBeVisible();
  await expect(button.last()).toHaveAttribute("aria-pressed", "true");
  await expect(button.first()).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("region", { name: "Answers so far" })).toContainText(`Compilation: ${name}`);
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByRole("heading", { name: "Do they show the same recording?" })).toBeVisible();
});

test("letters can be made to do nothing, and the buttons still answer", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/pairs`);
  await page.locator("a[data-pair]").first().click();
  const here = page.url();
  await page.getByRole("checkbox", { name: "Single letters are keys" }).uncheck();
  await page.locator("#main").focus();
  await page.keyboard.press("n");
  await page.keyboard.press("d");
  await expect(page.getByText("No difference view")).toHaveCount(0);
  await expect(page).toHaveURL(here);
  await page.getByRole("button", { name: "Different" }).click();
  await page.getByRole("checkbox", { name: "Do not remind me again in this visit" }).check();
  await expect(page).toHaveURL(here);
  await page.getByRole("button", { name: "Answer “Different” unseen" }).click();
  await expect(page).not.toHaveURL(here);
  const next = page.url();
  await page.getByRole("button", { name: "Cannot say" }).click();
  await expect(page).not.toHaveURL(next);
  await page.getByRole("button", { name: /Undo “Cannot say”/ }).click();
  await page.getByRole("button", { name: /Undo “Different”/ }).click();
  await expect(page).toHaveURL(here);
  await expect(page.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
});

test("a video's page plays it, jumps by its strip, and says how it was decoded and matched", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/items`);
  await page.getByRole("searchbox").fill("hallin-column");
  await page.getByRole("link", { name: "hallin-column.mp4" }).click();
  await expect(page.getByRole("button", { name: "Play" })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("list", { name: "Frames along the video" })).toHaveCount(0);
  await page
    .getByRole("button", { name: / Reveal ./ })
    .first()
    .click();
  await page.getByRole("list", { name: "Frames along the video" }).getByRole("button").last().click();
  await expect(page.getByText("frame 1 of")).toHaveCount(0);
  await expect(page.locator("video[data-state=ready]")).toBeVisible();
  await page.getByRole("slider", { name: "Frame" }).press("Home");
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page.getByText(/frame ([5-9]|\d\d) of/)).toBeVisible();
  expect(await page.evaluate<boolean>(`document.querySelector("video").muted`)).toBe(true);

  await expect(page.getByText(/^Compared with \d+ other items?\.$/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Compare clip-1102.mp4 and hallin-column.mp4" })).toBeVisible();
  await expect(page.getByText(/^ffmpeg \d/)).toBeVisible();
  await expect(page.getByText("Nothing was found.")).toBeVisible();
});

test("what a copy would carry over is proposed, and marked once a member accepts it", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/items`);
  await page.getByRole("searchbox").fill("clip-1102");
  await page.getByRole("link", { name: "clip-1102.mp4" }).click();
  const proposed = page
    .getByRole("list", { name: "Proposed sightings" })
    .getByRole("button", { name: /^Accept/ });
  await page.getByRole("button", { name: /^Show all/ }).click();
  const before = await proposed.count();
  expect(before).toBeGreaterThan(1);
  const marked = Number(
    /\d+/.exec((await page.getByRole("button", { name: /^All \(/ }).textContent()) ?? "")?.[0],
  );
  await proposed.first().click();
  await expect(proposed).toHaveCount(before - 1);
  await expect(page.getByRole("button", { name: `All (${marked + 1})` })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);

  // While somebody marks they are offered on the picture, and one key takes each.
  await page
    .getByRole("button", { name: / Reveal ./ })
    .first()
    .click();
  await page.keyboard.press("m");
  await page.keyboard.press("h");
  const offered = page.locator("[data-offered]");
  await expect(offered.first()).toBeVisible();
  const there = await offered.count();
  await page.keyboard.press("y");
  await expect(offered).toHaveCount(there - 1);
  await expect(proposed).toHaveCount(before - 2);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, { tag: colorScheme === "light" ? "@narrow-too" : [] }, () => {
    test.use({ colorScheme });
    test("inbox, comparison and proposals are without a violation that a machine finds", async ({
      page,
      desk,
      investigation,
    }) => {
      const found: string[] = [];
      const look = async (state: string) => {
        found.push(...(await violationsOf(page)).map((one) => `${state}: ${one}`));
      };
      await desk.open(`/i/${investigation}/pairs`);
      await expect(page.locator("a[data-pair]").first()).toBeVisible();
      await look("inbox, veiled");
      await page.getByRole("button", { name: "Reveal all pictures" }).click();
      await look("inbox, revealed");
      await page.getByRole("button", { name: /^Decided/ }).click();
      await look("decided");
      await desk.open(await pairFoundBy(page, desk.url, investigation, ["hashes"]));
      await expect(page.getByRole("heading", { level: 1 })).toContainText(/is a clip of|are copies of/);
      await page.locator("#main").press("d");
      await expect(page.locator("[data-difference=shown]")).toBeVisible();
      await page.locator("summary").first().click();
      await look("comparison, revealed, with its difference");
      await page.getByRole("button", { name: "Veil both" }).click();
      await look("comparison, veiled");
      await page.getByRole("link", { name: "Pairs" }).first().click();
      await page.getByRole("button", { name: /^Leads/ }).click();
      await expect(page.getByRole("list", { name: "Leads, by scene" })).toBeVisible();
      await look("leads");
      await page
        .getByRole("link", { name: /^Compare the best of/ })
        .first()
        .click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(/a lead, never footage/);
      await look("comparison of a lead");
      await desk.open(`/i/${investigation}/items`);
      await page.getByRole("searchbox").fill("clip-1102");
      await page.getByRole("link", { name: "clip-1102.mp4" }).click();
      await expect(page.getByRole("heading", { name: "Proposed from its copies" })).toBeVisible();
      await look("an item with proposals");
      expect(found).toEqual([]);
    });
  });
}
