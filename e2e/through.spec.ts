// Somebody is marked through twenty seconds of film by a few key frames: player, still and export have the same box on the same frame.
import { boxAt, showItem, type Drawn } from "@sightline/domain";
import { expect, test, type Page } from "@playwright/test";
import { drawnHeight, drawnWidth } from "../packages/media/src/testing/drawn.ts";
import { got } from "../packages/server/src/testing/visitor.ts";
import { LONG, openLongDesk, type LongDesk } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";
import { NUMBER_OF } from "./numbered.ts";

let team: Team;
let exported: LongDesk["exported"];
test.beforeAll(async () => {
  team = await openTeam(async () => {
    const long = await openLongDesk();
    ({ exported } = long);
    return long;
  });
});
test.afterAll(async () => team.desk.close());

/** The number in a picture on the page, and the box over it as the page has drawn it. */
type Read = { readonly number: number; readonly box: readonly (string | null)[] | null };
const READ = (picture: string, box: string): string => `(() => {
  const picture = document.querySelector(${JSON.stringify(picture)});
  const box = document.querySelector(${JSON.stringify(box)});
  if (!picture || picture.seeking || (picture.videoWidth ?? picture.naturalWidth) === 0) return null;
  const { number } = (${NUMBER_OF})(picture);
  return { number, box: box && ["x", "y", "width", "height"].map((name) => box.getAttribute(name)) };
})()`;
const STILL = READ("[data-picture] img", "[data-mark] rect");
const PLAYER = READ("[data-player] video", "[data-player] svg g > rect.pointer-events-auto");

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
const SIDES = ["left", "top", "width", "height"] as const;

const KEYS = [0, 70, 150, 223, 299];
/** Where he is at each of them, as shares of the frame. */
const PLACES = [
  { x: 0.2, y: 0.3 },
  { x: 0.55, y: 0.35 },
  { x: 0.7, y: 0.6 },
  { x: 0.4, y: 0.66 },
  { x: 0.25, y: 0.4 },
];
/** Key frames, those beside them, and others. */
const LOOKED_AT = [...new Set([...KEYS.flatMap((at) => [at - 1, at, at + 1]), 13, 34, 101, 128, 187, 261])]
  .filter((frame) => frame >= 0 && frame < LONG.length)
  .toSorted((a, b) => a - b);

test("the box of every frame is one and the same in the player, on the still and in the export", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ben");
  await page.getByRole("link", { name: "long.mp4", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "long.mp4" })).toBeVisible();
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await page.keyboard.press("b");
  const slider = page.getByRole("slider", { name: "Frame" });
  const goTo = async (frame: number): Promise<void> => {
    await slider.fill(String(frame));
    await expect(page.getByText(`frame ${frame + 1} of ${LONG.length}`)).toBeVisible();
    await expect(page.getByText("The frame is being decoded")).toHaveCount(0);
    await page.locator("body").click({ position: { x: 2, y: 2 } });
  };
  await goTo(0);
  await drag(page, { x: 0.1, y: 0.15 }, { x: 0.3, y: 0.45 });
  await goTo(299);
  await page.keyboard.press("t");
  for (const [i, frame] of KEYS.entries()) {
    if (i === 0) continue;
    await goTo(frame);
    const [x, y] = await middleOf(page);
    await drag(page, { x, y }, PLACES[i] ?? { x, y });
  }
  await expect(page.locator("[data-marked]")).toHaveAttribute("data-waiting", "0");

  const item = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const { investigation } = team;
  const { sightings, ptsUs } = await got((await team.asking("ben")).ask(showItem, { investigation, item }));
  expect(sightings).toHaveLength(1);
  const walker = sightings[0] as Drawn;
  expect((walker.track ?? []).map(([at]) => (ptsUs as readonly number[]).indexOf(at))).toEqual(KEYS);
  const meant = (frame: number): readonly number[] => {
    const box = boxAt(walker, ptsUs[frame] ?? -1);
    return SIDES.map((side) => box?.[side] ?? NaN);
  };
  // He goes about: a box that stood still would be equal everywhere, and say nothing.
  expect(new Set(LOOKED_AT.map((frame) => meant(frame).join())).size).toBe(LOOKED_AT.length);

  for (const frame of LOOKED_AT) {
    await goTo(frame);
    await expect
      .poll(() => page.evaluate<Read | null>(STILL), { message: `still of frame ${frame}` })
      .toEqual({ number: LONG[frame], box: meant(frame).map(percent) });
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-player] video[data-state=ready]")).toBeVisible();
  for (const frame of LOOKED_AT) {
    await slider.fill(String(frame));
    await expect
      .poll(() => page.evaluate<Read | null>(PLAYER), { message: `player at frame ${frame}` })
      .toEqual({ number: LONG[frame], box: meant(frame).map(percent) });
  }
  const rows = (await exported()).trim().split("\n");
  expect(rows).toHaveLength(LONG.length);
  for (const [frame, row] of rows.entries()) {
    const [nr, , left = NaN, top = NaN, width = NaN, height = NaN] = row.split(",").map(Number);
    expect(nr).toBe(frame + 1);
    // MOT holds a millionth of the frame.
    const shares = [left / drawnWidth, top / drawnHeight, width / drawnWidth, height / drawnHeight];
    expect(shares.map((share) => Math.round(share * 1e6))).toEqual(
      meant(frame).map((share) => Math.round(share * 1e6)),
    );
  }
  expect(team.broken).toEqual([]);
});

test("keys lead to the key frames and edges of whoever is chosen; undo goes first where it would change something", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ben");
  await page.getByRole("link", { name: "long.mp4", exact: true }).click();
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await page.keyboard.press("v");
  const slider = page.getByRole("slider", { name: "Frame" });
  const isAt = async (frame: number): Promise<void> => {
    await expect(slider).toHaveValue(String(frame));
    await expect(page.getByText("The frame is being decoded")).toHaveCount(0);
  };
  await page.keyboard.press("j");
  await isAt(0);
  await page.keyboard.press(".");
  await isAt(70);
  // As a Cyrillic keyboard has it: another letter, at the same place.
  await page.evaluate(
    `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ю", code: "Period", bubbles: true }))`,
  );
  await isAt(150);
  await page.keyboard.press(",");
  await isAt(70);
  await page.keyboard.press("]");
  await isAt(299);
  await page.keyboard.press("[");
  await isAt(0);
  await page.keyboard.press("Shift+ArrowRight");
  await isAt(10);

  // The magnifier lies on whoever is chosen, without a pointer.
  await page.keyboard.press("w");
  const middle = async (one: string): Promise<number[]> => {
    const box = await page.locator(one).first().boundingBox();
    return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2].map(Math.round);
  };
  await expect(page.locator("[data-loupe]")).toBeVisible();
  const [lies, chosen] = [await middle("[data-loupe]"), await middle("[data-chosen] rect")];
  for (const [i, px] of lies.entries()) expect(Math.abs(px - (chosen[i] ?? NaN))).toBeLessThanOrEqual(2);
  await expectWell(page, "a magnifier on whoever is chosen");
  await page.keyboard.press("z");
  await expect(page.locator("[data-loupe]")).toHaveCount(0);

  const [x, y] = await middleOf(page);
  const track = async () => {
    const { investigation } = team;
    const item = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    return (await got((await team.asking("ben")).ask(showItem, { investigation, item }))).sightings[0]?.track;
  };
  const before = await track();
  await drag(page, { x, y }, { x: x + 0.1, y });
  await expect(page.locator("[data-marked]")).toHaveAttribute("data-waiting", "0");
  await expect.poll(track).toHaveLength(KEYS.length + 1);
  await page.reload();
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await page.keyboard.press("v");
  await slider.fill("200");
  await isAt(200);
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("u");
  await isAt(10);
  await expect(page.getByText("This is where it was, out of your sight; nothing is changed.")).toBeVisible();
  expect(await track()).toHaveLength(KEYS.length + 1);
  await page.keyboard.press("u");
  await expect.poll(track).toEqual(before);
  expect(team.broken).toEqual([]);
});

type Spot = { readonly x: number; readonly y: number };

async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  const box = await page.locator("[data-marking]").boundingBox();
  if (!box) throw new Error("Expected a picture to mark on.");
  const move = ({ x, y }: Spot) => page.mouse.move(box.x + x * box.width, box.y + y * box.height);
  await move(from);
  await page.mouse.down();
  await move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  await move(to);
  await page.mouse.up();
}

/** Of whoever is chosen, as shares of the frame. */
async function middleOf(page: Page): Promise<[number, number]> {
  const rect = page.locator("[data-chosen] rect").first();
  const of = async (name: string): Promise<number> => parseFloat((await rect.getAttribute(name)) ?? "") / 100;
  return [(await of("x")) + (await of("width")) / 2, (await of("y")) + (await of("height")) / 2];
}
