// People are marked on the picture by hand: a crowd by heads, somebody through a film by key frames; and taken back as easily.
import { boxAt, showItem, type Drawn } from "@sightline/domain";
import { expect, test } from "@playwright/test";
import { got } from "../packages/server/src/testing/visitor.ts";
import { CROWD, openCrowdDesk } from "./known-desk.ts";
import { idIn, kept, markedIn, openToMark, spotOf } from "./mark-by-hand.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam(openCrowdDesk);
});
test.afterAll(async () => team.desk.close());

/** As fast as people click. */
const HUMAN_MS = 300;

test("sixty heads, one click each: none is missed, none is there twice", async ({ browser }) => {
  const page = await team.signedIn(browser, "ben");
  await openToMark(page, "crowd.png");
  for (const head of CROWD) {
    await page.mouse.click(...(await spotOf(page, head)));
    await page.waitForTimeout(HUMAN_MS);
  }
  const total = page.locator("[data-marked]");
  await expect(total).toHaveAttribute("data-marked", "60");
  // Once more on a head that has one is no second person, however quick.
  await page.mouse.dblclick(...(await spotOf(page, CROWD[7] ?? { x: 0, y: 0 })));
  await expect(total).toHaveAttribute("data-marked", "60");
  await kept(page);
  const marked = await markedIn(team, page);
  expect(marked).toHaveLength(60);
  for (const [i, { x, y }] of CROWD.entries()) {
    const box = boxAt(marked[i] as Drawn, 0);
    expect([(box?.left ?? 0) + (box?.width ?? 0) / 2, (box?.top ?? 0) + (box?.height ?? 0) / 2]).toEqual([
      expect.closeTo(x, 2),
      expect.closeTo(y, 2),
    ]);
  }

  // A miss is undone by one key, and done again by another; after a reload all of it stands.
  await page.mouse.click(...(await spotOf(page, { x: 0.5, y: 0.97 })));
  await expect(total).toHaveAttribute("data-marked", "61");
  await page.keyboard.press("u");
  await expect(total).toHaveAttribute("data-marked", "60");
  await page.keyboard.press("Shift+U");
  await expect(total).toHaveAttribute("data-marked", "61");
  await page.keyboard.press("u");
  await kept(page);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "crowd.png" })).toBeVisible();
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await page.keyboard.press("h");
  await expect(total).toHaveAttribute("data-marked", "60");
  expect((await markedIn(team, page)).map(({ id }) => id)).toEqual(marked.map(({ id }) => id));
  // What the hand did before the reload is taken back and done again after it.
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await expect(total).toHaveAttribute("data-marked", "58");
  await page.keyboard.press("Shift+U");
  await kept(page);
  await page.reload();
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await page.keyboard.press("h");
  await expect(total).toHaveAttribute("data-marked", "59");
  await page.keyboard.press("Shift+U");
  await expect(total).toHaveAttribute("data-marked", "60");
  await kept(page);
  expect(await markedIn(team, page)).toEqual(marked);
  await expectWell(page, "marking a crowd");

  // Everybody in it is marked, and at least so many are in it: each by one act.
  await page.getByRole("button", { name: "Everybody in this frame is marked" }).click();
  await expect(page.getByText("Everybody here is marked.")).toBeVisible();
  await page.getByLabel("At least (prisoner)").fill("64");
  await page.getByRole("button", { name: "State this headcount" }).click();
  const picture = page.getByRole("region", { name: "This picture" });
  await expect(picture.getByText("At least 64 (prisoner)")).toBeVisible();
  await picture.getByRole("button", { name: "Withdraw this headcount" }).click();
  await page.getByRole("dialog").getByLabel("Why").fill("Counted a poster.");
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw this headcount" }).click();
  await expect(picture.getByText("At least 64 (prisoner)")).toHaveCount(0);
  expect(team.broken).toEqual([]);
});

test("somebody through a film: drawn in a few frames, seen in all between, gone where they leave", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ben");
  await openToMark(page, "uneven.mp4");
  const frames = Number(await page.getByRole("slider", { name: "Frame" }).getAttribute("max")) + 1;
  const goTo = async (frame: number): Promise<void> => {
    await page.getByRole("slider", { name: "Frame" }).fill(String(frame));
    await expect(page.getByText(`frame ${frame + 1} of ${frames}`)).toBeVisible();
    await expect(page.getByText("The frame is being decoded")).toHaveCount(0);
    await page.locator("body").click({ position: { x: 2, y: 2 } });
  };
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
    await page.mouse.move(...(await spotOf(page, from)));
    await page.mouse.down();
    await page.mouse.move(...(await spotOf(page, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })));
    await page.mouse.move(...(await spotOf(page, to)));
    await page.mouse.up();
  };
  await page.keyboard.press("b");
  await goTo(0);
  await drag({ x: 0.1, y: 0.2 }, { x: 0.3, y: 0.7 });
  await expect(page.locator("[data-mark]")).toHaveCount(1);
  await page.keyboard.press("e");
  await goTo(20);
  await expect(page.locator("[data-mark]")).toHaveCount(1);
  await drag({ x: 0.2, y: 0.5 }, { x: 0.6, y: 0.5 });
  await goTo(10);
  await kept(page);
  const [walker] = await markedIn(team, page);
  expect(walker?.track).toHaveLength(2);
  const drawn = walker as Drawn;
  const at = (frame: number): number => drawn.track?.[frame === 0 ? 0 : 1]?.[0] ?? -1;
  const half = boxAt(drawn, at(0))?.left ?? 0;
  expect(boxAt(drawn, at(20))?.left).toBeCloseTo(half + 0.4, 2);

  // What is drawn on the picture is what the one function says, to the digits that a screen shows.
  const shown = await page.locator("[data-mark] rect").first().getAttribute("x");
  const pts = (
    await got(
      (await team.asking("ben")).ask(showItem, { investigation: team.investigation, item: idIn(page) }),
    )
  ).ptsUs;
  expect(shown).toBe(`${((boxAt(drawn, pts[10] ?? 0)?.left ?? 0) * 100).toFixed(3)}%`);

  await goTo(15);
  await page.keyboard.press("l");
  await goTo(16);
  await expect(page.locator("[data-mark]")).toHaveCount(0);
  await kept(page);
  const [gone] = await markedIn(team, page);
  expect(gone?.spans).toEqual([[pts[0], pts[15]]]);
  await goTo(15);
  await expect(page.locator("[data-mark]")).toHaveCount(1);
  await page.keyboard.press("u");
  await goTo(16);
  await expect(page.locator("[data-mark]")).toHaveCount(1);
  await kept(page);
  expect((await markedIn(team, page))[0]?.spans).toEqual([[pts[0], pts.at(-1)]]);
  // A split is one act: one key takes all of it back.
  await page.keyboard.press("g");
  await kept(page);
  expect((await markedIn(team, page)).map(({ spans }) => spans)).toEqual([
    [[pts[0], pts[15]]],
    [[pts[16], pts.at(-1)]],
  ]);
  await page.keyboard.press("u");
  await kept(page);
  expect((await markedIn(team, page)).map(({ spans }) => spans)).toEqual([[[pts[0], pts.at(-1)]]]);
  await expectWell(page, "marking a film");
  expect(team.broken).toEqual([]);
});

test("in the width of a phone heads are marked and withdrawn too", async ({ browser }) => {
  const page = await team.signedIn(browser, "ann");
  await page.setViewportSize({ width: 390, height: 844 });
  await openToMark(page, "crowd.png");
  const total = page.locator("[data-marked]");
  await expect(total).toHaveAttribute("data-marked", "60");
  await page.mouse.click(...(await spotOf(page, { x: 0.5, y: 0.97 })));
  await expect(total).toHaveAttribute("data-marked", "61");
  await page.getByRole("button", { name: "Withdraw this sighting" }).click();
  await expect(total).toHaveAttribute("data-marked", "60");
  await kept(page);
  expect(team.broken).toEqual([]);
});

test("what is marked while the desk is gone is there after a reload, once each", async ({ browser }) => {
  const page = await team.signedIn(browser, "ben");
  await openToMark(page, "crowd.png");
  const before = (await markedIn(team, page)).length;
  const address = page.url();
  await team.desk.kill();
  for (const x of [0.2, 0.4, 0.6, 0.8]) await page.mouse.click(...(await spotOf(page, { x, y: 0.96 })));
  const total = page.locator("[data-marked]");
  await expect(total).toHaveAttribute("data-marked", String(before + 4));
  await expect(total).toHaveAttribute("data-waiting", "4");
  await page.goto("about:blank");
  await team.desk.again();
  await page.goto(address);
  await expect.poll(async () => (await markedIn(team, page)).length).toBe(before + 4);
});

test("what another member changed since is not undone unseen", async ({ browser }) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await openToMark(ann, "crowd.png");
  await ann.mouse.click(...(await spotOf(ann, { x: 0.5, y: 0.04 })));
  await kept(ann);
  const marked = await markedIn(team, ann);
  const own = marked.at(-1);
  await openToMark(ben, "crowd.png");
  await ben.mouse.click(...(await spotOf(ben, { x: 0.5, y: 0.04 })));
  await expect(ben.locator(`[data-at-hand="${own?.id}"]`)).toBeVisible();
  await ben.keyboard.press("v");
  await ben.mouse.move(...(await spotOf(ben, { x: 0.5, y: 0.04 })));
  await ben.mouse.down();
  await ben.mouse.move(...(await spotOf(ben, { x: 0.55, y: 0.05 })));
  await ben.mouse.move(...(await spotOf(ben, { x: 0.6, y: 0.06 })));
  await ben.mouse.up();
  await kept(ben);
  const moved = (await markedIn(team, ben)).at(-1)?.track;
  expect(moved).not.toEqual(own?.track);
  await expect
    .poll(() => ann.locator(`[data-mark="${own?.id}"] rect`).first().getAttribute("x"))
    .toBe(`${((moved?.[0]?.[1] ?? 0) * 100).toFixed(3)}%`);
  await ann.keyboard.press("u");
  await expect(ann.getByText("Not undone: this person is not as you left them.")).toBeVisible();
  expect((await markedIn(team, ann)).at(-1)?.track).toEqual(moved);
  expect(team.broken).toEqual([]);
});
