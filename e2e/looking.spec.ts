// Looking closely while somebody marks or plays: a picture that is turned and lit otherwise, a part of a film over and over.
import { boxAt, type Drawn } from "@sightline/domain";
import { expect, test } from "@playwright/test";
import { kept, markedIn, openToMark, spotOf } from "./mark-by-hand.ts";
import { numbersOf, openCrowdDesk } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";
import { NUMBER_OF } from "./numbered.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam(openCrowdDesk);
});
test.afterAll(async () => team.desk.close());

test("on a picture that is turned and lit otherwise, a mark lies where the hand was in the original", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ben");
  await openToMark(page, "crowd.png");
  const before = (await markedIn(team, page)).length;
  await page.keyboard.press("q");
  await page.getByLabel("Light").fill("1");
  // A quarter to the right: what was at the bottom is at the left.
  await page.mouse.click(...(await spotOf(page, { x: 1 - 0.97, y: 0.5 })));
  await expect(page.locator("[data-marked]")).toHaveAttribute("data-marked", String(before + 1));
  await kept(page);
  const box = boxAt((await markedIn(team, page)).at(-1) as Drawn, 0);
  expect([(box?.left ?? 0) + (box?.width ?? 0) / 2, (box?.top ?? 0) + (box?.height ?? 0) / 2]).toEqual([
    expect.closeTo(0.5, 2),
    expect.closeTo(0.97, 1),
  ]);
  await expectWell(page, "marking a turned picture");
  await page.keyboard.press("u");
  await kept(page);
  await page.keyboard.press("z");
  await expect(page.getByLabel("Light")).toHaveValue("0");
  expect(team.broken).toEqual([]);
});

/** The numbers of all frames that are on the screen while a loop turns four times, as read from the screen itself. */
const SEEN = `new Promise((done) => {
  const seen = new Set();
  const video = document.querySelector("[data-player] video");
  let turns = 0;
  const turned = () => { turns += 1; };
  video.addEventListener("seeked", turned);
  const look = () => {
    const screen = document.querySelector("canvas[data-loop=over]");
    const { number, isDrawn } = (${NUMBER_OF})(screen);
    // Until its first frame is on it the film is seen through it, where it rested.
    if (isDrawn) seen.add(number);
    if (turns < 4) return requestAnimationFrame(look);
    video.removeEventListener("seeked", turned);
    done([...seen]);
  };
  look();
})`;

test("a part of a film is played over and over, at any speed, and nothing outside it is shown", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ben");
  await page.getByRole("link", { name: "uneven.mp4", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "uneven.mp4" })).toBeVisible();
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await expect(page.locator('video[data-state="ready"]')).toHaveCount(1);
  const slider = page.getByRole("slider", { name: "Frame" });
  await slider.fill("12");
  await page.keyboard.press("f");
  await slider.fill("5");
  await page.keyboard.press("d");
  await expect(page.getByText("0:00.278 to 0:01.042, over and over")).toBeVisible();
  await page.keyboard.press("Shift+,");
  await expect(page.getByLabel("Speed")).toHaveValue("0.5");
  await page.keyboard.press("k");
  await expect(page.locator("canvas[data-loop=over]")).toBeVisible();
  // What lies over the film is what is seen.
  const places = await Promise.all(
    ["canvas[data-loop]", "[data-player] video"].map((one) => page.locator(one).boundingBox()),
  );
  expect(places[0]).toEqual(places[1]);
  const numbers = numbersOf("uneven times, B-frames and sound");
  const inside = numbers.slice(5, 13);
  const slow = await page.evaluate<number[]>(SEEN);
  expect(slow.filter((number) => !inside.includes(number))).toEqual([]);
  expect(inside.filter((number) => !slow.includes(number))).toEqual([]);
  for (const rate of ["1", "2", "4"]) {
    await page.keyboard.press("Shift+.");
    await expect(page.getByLabel("Speed")).toHaveValue(rate);
    const seen = await page.evaluate<number[]>(SEEN);
    expect(seen.filter((number) => !inside.includes(number))).toEqual([]);
    expect(seen.length).toBeGreaterThan(0);
  }
  await page.keyboard.press("k");
  await expect(page.locator("canvas[data-loop=off]")).toHaveCount(1);
  expect(Number(await slider.inputValue())).toBeGreaterThanOrEqual(5);
  expect(Number(await slider.inputValue())).toBeLessThanOrEqual(12);
  await page.keyboard.press("x");
  await expect(page.getByText("0:00.278 to 0:01.042, over and over")).toHaveCount(0);
  await expectWell(page, "a film and more ways through it");
  expect(team.broken).toEqual([]);
});
