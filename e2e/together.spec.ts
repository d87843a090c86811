// Two sightings in the whole pictures that they were seen in: played as one, by what both screens show while they play.
import { boxAt, changeSchema, listItems, proposeChanges, showItem, type Drawn } from "@sightline/domain";
import { expect, test, type Page } from "@playwright/test";
import { got } from "../packages/server/src/testing/visitor.ts";
import { CLIP_FROM, LONG, openTogetherDesk, OTHER } from "./known-desk.ts";
import { mediaOf } from "./log.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";
import { NUMBER_OF } from "./numbered.ts";

type Film = { readonly numbers: readonly number[]; readonly first: number; readonly last: number };
/** Of each film, the frames in which somebody is seen. */
const FILMS: Readonly<Record<string, Film>> = {
  "long.mp4": { numbers: LONG, first: 90, last: 150 },
  "clip.mp4": { numbers: LONG.slice(CLIP_FROM, CLIP_FROM + 150), first: 45, last: 120 },
  "other.mp4": { numbers: OTHER, first: 20, last: 95 },
};
type Known = Film & { readonly ptsUs: readonly number[]; readonly seen: Drawn };

let team: Team;
const known: Record<string, Known> = {};
test.beforeAll(async () => {
  team = await openTeam(openTogetherDesk);
  const { investigation } = team;
  const ann = await team.asking("ann");
  const { items } = await got(ann.ask(listItems, { investigation }));
  for (const { id, name } of items) {
    const { ptsUs } = await got(ann.ask(showItem, { investigation, item: id }));
    const pts = ptsUs as readonly number[];
    const film = FILMS[name];
    const [from, to] = film ? [pts[film.first] ?? 0, pts[film.last] ?? 0] : [0, 0];
    const track = [[from, 0.1, 0.2, 0.2, 0.4], ...(film ? [[to, 0.7, 0.4, 0.2, 0.4]] : [])];
    const change = {
      verb: "sighting.mark",
      subject: name.replace(".", "-"),
      payload: { item: id, subject: "prisoner", attributes: [], spans: [[from, to]], track },
    };
    const changes = [changeSchema.parse(change)];
    await got(ann.ask(proposeChanges, { investigation, changes, reason: "as seen" }));
    const { sightings } = await got(ann.ask(showItem, { investigation, item: id }));
    const [seen] = sightings;
    if (film && seen) known[name] = { ...film, ptsUs: pts, seen: seen as Drawn };
  }
});
test.afterAll(async () => team.desk.close());

type Shown = { readonly number: number; readonly x: string | null };
type Sample = { readonly a: Shown; readonly b: Shown };

/** All that both screens show until neither plays, as read from the screens themselves with the boxes over them. */
const SEEN = `new Promise((done) => {
  const read = (side) => {
    const screen = document.querySelector("[data-side=" + side + "] canvas[data-screen=over]");
    if (screen === null) return null;
    const { number, isDrawn } = (${NUMBER_OF})(screen);
    const box = document.querySelector("[data-side=" + side + "] svg g > rect");
    // Until its first frame is on it the film is seen through it, where it rested.
    return !isDrawn ? "through" : { number, x: box && box.getAttribute("x") };
  };
  const samples = [];
  const look = () => {
    const [a, b] = [read("a"), read("b")];
    if (a === null && b === null) return done(samples);
    if (a?.number !== undefined && b?.number !== undefined) samples.push({ a, b });
    requestAnimationFrame(look);
  };
  const begin = () => document.querySelector("canvas[data-screen=over]") ? look() : requestAnimationFrame(begin);
  begin();
})`;

/** The frame, and from when to when it is on show, on the clock that begins with the sighting; widened by a frame. */
function placed({ numbers, ptsUs, first, last }: Known, { number }: Shown, zeroUs = ptsUs[first] ?? 0) {
  const frame = numbers.indexOf(number);
  const at = (nr: number): number => (ptsUs[nr] ?? NaN) - zeroUs;
  return {
    frame,
    own: [frame <= first ? -Infinity : at(frame), frame >= last ? Infinity : at(frame + 1)] as const,
    wide: [
      frame - 1 <= first ? -Infinity : at(frame - 1),
      frame + 1 >= last ? Infinity : at(frame + 2),
    ] as const,
  };
}
type Span = readonly [number, number];
const meet = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** Both in step to within a frame at each of them, between their first and last frames, and each box where its frame has it. */
function expectInStep(samples: readonly Sample[], a: Known, b: Known): void {
  const wrong = samples.filter((sample) => {
    const [ofA, ofB] = [placed(a, sample.a), placed(b, sample.b)];
    const isInside = [[ofA.frame, a] as const, [ofB.frame, b] as const].every(
      ([frame, { first, last }]) => frame >= first && frame <= last,
    );
    return !isInside || !(meet(ofA.wide, ofB.own) || meet(ofA.own, ofB.wide));
  });
  expect(wrong).toEqual([]);
  expectBoxes(samples, a, b);
}

function expectBoxes(samples: readonly Sample[], a: Known, b: Known): void {
  const astray = samples.flatMap((sample) =>
    (
      [
        [a, sample.a],
        [b, sample.b],
      ] as const
    ).filter(([film, { number, x }]) => {
      const box = boxAt(film.seen, film.ptsUs[film.numbers.indexOf(number)] ?? -1);
      return x !== (box && `${(box.left * 100).toFixed(3)}%`);
    }),
  );
  expect(astray).toEqual([]);
}

/** It has played, not jumped: so many pairs were on the screens. */
const pairsIn = (samples: readonly Sample[]): number =>
  new Set(samples.map(({ a, b }) => `${a.number} ${b.number}`)).size;

const film = (name: string): Known => {
  const one = known[name];
  if (!one) throw new Error(`Expected the film ${name}.`);
  return one;
};
const side = (page: Page, letter: "a" | "b") => page.locator(`[data-side=${letter}]`);
const isAt = async (page: Page, a: number, b: number): Promise<void> => {
  await expect(side(page, "a")).toHaveAttribute("data-frame", String(a));
  await expect(side(page, "b")).toHaveAttribute("data-frame", String(b));
};

async function openTogether(page: Page, people: readonly string[]): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "People", exact: true }).click();
  for (const person of people) await page.locator(`[data-person="${person}"] input`).click();
  await page.keyboard.press("c");
  await expect(page.locator("[data-together]")).toBeVisible();
}

test("two people in two films play as one at any speed, and keys alone lead through both", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ann");
  const behind: string[] = [];
  page.on("request", (request) => {
    const media = mediaOf(request.url());
    if (media !== null && media.kind !== "veil") behind.push(request.url());
  });
  const [long, other] = [film("long.mp4"), film("other.mp4")];
  await openTogether(page, ["long-mp4", "other-mp4"]);
  await expect(page.locator('[data-together="veiled"]')).toBeVisible();
  await expect(page.getByRole("button", { name: "Play both" })).toHaveAttribute("aria-disabled", "true");
  await expectWell(page, "two in the whole picture, veiled");
  await page.keyboard.press("k");
  expect(behind).toEqual([]);

  await page.keyboard.press("v");
  await expect(page.locator('[data-together="revealed"] video[data-state="ready"]')).toHaveCount(2);
  await isAt(page, long.first, other.first);
  // Nothing plays by itself, and nothing is heard.
  const still = `[...document.querySelectorAll("[data-side] video")].map(({ paused, muted }) => [paused, muted])`;
  expect(await page.evaluate(still)).toEqual([
    [true, true],
    [true, true],
  ]);
  await expectWell(page, "two in the whole picture");
  await page.keyboard.press(".");
  await isAt(page, long.first + 1, other.first + 1);
  await page.keyboard.press("ArrowLeft");
  await isAt(page, long.first, other.first);

  for (const [rate, pressed, least] of [
    ["0.5", "Shift+,", 40],
    ["1", "Shift+.", 20],
    ["2", "Shift+.", 10],
    ["4", "Shift+.", 5],
  ] as const) {
    await page.keyboard.press(pressed);
    await expect(page.getByLabel("Speed")).toHaveValue(rate);
    await page.keyboard.press("Home");
    await isAt(page, long.first, other.first);
    const seen = page.evaluate<Sample[]>(SEEN);
    await page.keyboard.press("k");
    const samples = await seen;
    expectInStep(samples, long, other);
    expect(pairsIn(samples), `at ${rate}×`).toBeGreaterThanOrEqual(least);
    // Each to its end: the one that ends first waits for the other.
    await isAt(page, long.last, other.last);
    await expect(page.getByRole("button", { name: "Play both" })).toBeVisible();
  }
  await page.keyboard.press("?");
  await expect(page.getByText("People, two in the whole picture")).toBeVisible();
  await page.getByRole("dialog", { name: "Keys" }).getByRole("button", { name: "Close" }).click();
  // What was shown is what is stated of.
  await page.keyboard.press("d");
  await expect(page.getByRole("dialog", { name: "They are different people" })).toBeVisible();
  expect(team.broken).toEqual([]);
});

test("two films of one recording are led by the offset that was found, or each by its own sighting", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ben");
  const [clip, long] = [film("clip.mp4"), film("long.mp4")];
  await openTogether(page, ["long-mp4", "clip-mp4"]);
  await page.keyboard.press("v");
  await expect(page.locator('[data-together] video[data-state="ready"]')).toHaveCount(2);
  // From the first moment that has both: seen from frame 45 of the clip, which is 105 of the film that it was cut from.
  await isAt(page, clip.first + CLIP_FROM, clip.first);
  const seen = page.evaluate<Sample[]>(SEEN);
  await page.keyboard.press("k");
  const samples = await seen;
  const apart = samples.map(({ a, b }) => Math.abs(LONG.indexOf(a.number) - LONG.indexOf(b.number)));
  expect(Math.max(...apart)).toBeLessThanOrEqual(1);
  expect(pairsIn(samples)).toBeGreaterThanOrEqual(20);
  expectBoxes(samples, long, clip);
  await expectWell(page, "two of one recording");
  await page.getByLabel("In step").selectOption("own");
  // Whoever is in a list chooses by letters there.
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  await isAt(page, long.first, clip.first);
  await expect(page.locator('[data-together] video[data-state="ready"]')).toHaveCount(2);
  const apartNow = page.evaluate<Sample[]>(SEEN);
  await page.keyboard.press("k");
  expectInStep(await apartNow, long, clip);
  await isAt(page, long.last, clip.last);
  expect(team.broken).toEqual([]);
});

test("a photo stays still beside a film, and of three any two are shown", async ({ browser }) => {
  const page = await team.signedIn(browser, "ben");
  const other = film("other.mp4");
  await openTogether(page, ["hall-png", "other-mp4", "clip-mp4"]);
  await expect(page.getByRole("combobox", { name: "A", exact: true })).toHaveValue("hall-png");
  await page.getByRole("combobox", { name: "A", exact: true }).selectOption("other-mp4");
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  await expect(page.getByRole("combobox", { name: "B", exact: true })).toHaveValue("hall-png");
  await page.keyboard.press("v");
  await expect(page.locator('[data-side=a] video[data-state="ready"]')).toHaveCount(1);
  await expect(side(page, "b").locator("video")).toHaveCount(0);
  await page.keyboard.press("k");
  await isAt(page, other.last, 0);
  await expect(page.getByRole("button", { name: "Play both" })).toBeVisible();
  await expectWell(page, "a photo beside a film");
  // Shown again after a reload, as it was, and veiled.
  await page.reload();
  await expect(page.locator('[data-together="veiled"]')).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.locator("[data-together]")).toHaveCount(0);
  expect(team.broken).toEqual([]);
});
