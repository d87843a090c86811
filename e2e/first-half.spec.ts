// The whole story of a team's first half: three members in three browsers, from the first account to a number that two stand behind.
import { expect, test, type Locator, type Page, type Request } from "@playwright/test";
import {
  changeSchema,
  filmOf,
  listInvestigations,
  listItems,
  pictureOf,
  proposeChanges,
  showCount,
  showItem,
  signIn,
} from "@sightline/domain";
import { got, visitor, type Visitor } from "../packages/server/src/testing/visitor.ts";
import { pick, press, tabTo, write } from "./by-keys.ts";
import { acceptByHand, acceptByKeys, BEN, DAN, inviteOn, PASSWORD, setUpOwner } from "./come-in.ts";
import { answer, checksOf, judgeByKeys, keep, verdictOf } from "./check-by-keys.ts";
import { drag } from "./drag.ts";
import { drawFound, FILM, type Found } from "./found.ts";
import { openPhotoDesk, type KnownDesk } from "./known-desk.ts";
import { lookFromInbox, verify } from "./from-inbox.ts";
import { keepLog, mediaOf, type Log } from "./log.ts";
import { askAsOthersDid, askBound, isPicture } from "./tries.ts";
import { expectWell, expectWellHere, NARROW, WIDE } from "./well.ts";

let desk: KnownDesk;
let found: Found;
let log: Log;
let ann: Page;
let ben: Page;
let dan: Page;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  found = await drawFound();
  desk = await openPhotoDesk(["sign.png"]);
  log = keepLog(desk.url);
  const page = async (who: string) => log.page(await browser.newContext({ viewport: WIDE }), who);
  [ann, ben, dan] = [await page("ann"), await page("ben"), await page("dan")];
});
test.afterAll(async () => {
  for (const page of [ann, ben, dan]) await page.context().close();
  await desk.close();
  await found.clear();
});

/** What the window of the third member shows, which was never loaded again. */
async function expectCount(n: number): Promise<void> {
  await expect(dan.getByRole("heading", { level: 1 })).toHaveText(new RegExp(`^At least${n}distinct`));
  await expect(dan.getByText("Checked in this browser")).toBeVisible();
  expect(await dan.evaluate("window.notLoadedAgain")).toBe(true);
}

const tile = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const idOf = async (of: Locator): Promise<string> => (await of.getAttribute("data-tile")) ?? "";
let film: string;
let investigation: string;
/** A program of Ben's. */
let program: Visitor;

test("an owner sets up and invites two; one comes in by keys alone", async () => {
  await setUpOwner(ann, desk.link);
  await ann.goto(`${desk.url}/`);
  await ann.getByRole("link", { name: "Members" }).click();
  const [forBen, forDan] = [await inviteOn(ann, BEN), await inviteOn(ann, DAN)];
  await expectWellHere(ann, "first-half-members");
  await acceptByKeys(ben, forBen);
  await acceptByHand(dan, forDan);
  await dan.getByRole("link", { name: "Count", exact: true }).click();
  await dan.evaluate("window.notLoadedAgain = true");
  await expectCount(0);
  await expectWellHere(dan, "first-half-count-0");
  program = visitor(desk.url);
  await got(program.ask(signIn, { email: BEN.email, password: PASSWORD }));
  const { investigations } = await got(program.ask(listInvestigations, {}));
  investigation = investigations[0]?.id ?? "";
});

/** Where others keep the machine busy. */
const SLOW = { timeout: 300_000 };
const said = (name: string) =>
  ann.getByRole("region", { name: "Bring in" }).getByRole("listitem").filter({ hasText: name }).first();

test("forty files, a folder and a ZIP are dragged in, each an item, none of them unveiled", async () => {
  await ann.getByRole("link", { name: "Library" }).first().click();
  const sign = await idOf(tile(ann, "sign.png"));
  log.lift("ann", sign);
  await ann.getByRole("button", { name: /Reveal sign.png$/ }).click();
  await expect(ann.getByRole("img", { name: /^sign.png/ })).toBeVisible();
  await ann.getByRole("button", { name: "Veil sign.png again" }).click();
  await expect(ann.getByRole("img", { name: /^sign.png/ })).toHaveCount(0);
  log.lower("ann", sign);
  await drag(ann, ...found.files, found.march, found.zip);
  await expect(ann.getByRole("heading", { name: "44 files chosen" })).toBeVisible();
  await ann.getByRole("textbox", { name: "Account" }).fill("@north-road");
  await expectWellHere(ann, "first-half-chosen");
  await ann.getByRole("button", { name: "Bring in 44 files" }).click();
  await expect(ann.getByText("44 of 44 files brought in")).toBeVisible(SLOW);
  await expect(said("from-ann.zip")).toContainText("2 kept");
  await expect(ann.getByText("46 shown", { exact: true })).toBeVisible();
  await expectWellHere(ann, "first-half-brought");
});

const offsetOf = (request: Request): number => Number(request.headers()["upload-offset"]);

test("300 MB are cut twice, by a reload and by a desk that is killed, and come whole", async () => {
  const { path, bytes, sha256 } = found.long;
  const sent: number[] = [];
  ann.on("request", (request) => {
    if (request.method() === "PATCH") sent.push(offsetOf(request));
  });
  /** Once so much is kept, resolves to how much that is. */
  const past = async (share: number): Promise<number> => {
    const isPast = (one: Request) => one.method() === "PATCH" && offsetOf(one) > share * bytes;
    return offsetOf(await ann.waitForRequest(isPast));
  };
  const begin = ann.getByRole("button", { name: "Bring in 1 file" });
  await drag(ann, path);
  const [first] = await Promise.all([past(0.25), begin.click()]);
  await ann.reload();
  await expect(said("long-walk.bin")).toContainText("choose this file again to go on");
  await expectWellHere(ann, "first-half-left");

  const atReload = sent.length;
  await drag(ann, path);
  const [second] = await Promise.all([past(0.6), begin.click()]);
  await desk.kill();
  const atKill = sent.length;
  await expect(ann.getByText("The desk has stopped.")).toBeVisible();
  await expectWellHere(ann, "first-half-stopped");
  await desk.again();
  await expect(ann.getByText("1 of 1 file brought in")).toBeVisible(SLOW);
  expect(sent[atReload]).toBeGreaterThanOrEqual(first);
  expect(sent[atKill]).toBeGreaterThanOrEqual(second);
  await said("long-walk.bin").getByRole("link", { name: "long-walk.bin" }).click();
  await expect(ann.getByText(sha256)).toBeVisible();
  await expectWellHere(ann, "first-half-whole");
  await expectCount(0);
});

test("the second member triages by keys: some at once, and the film by itself", async () => {
  await press(ben, ben.getByRole("button", { name: "Show", exact: true }));
  await expect(ben.getByText("47 shown", { exact: true })).toBeVisible();
  await ben.keyboard.press("ArrowRight");
  await ben.keyboard.press("x");
  await ben.keyboard.press("Shift+ArrowRight");
  await ben.keyboard.press("Shift+ArrowRight");
  await expect(ben.getByRole("region", { name: "Chosen items" })).toContainText("3 items chosen");
  await ben.keyboard.press("c");
  const dialog = ben.getByRole("dialog", { name: "Change 3 items" });
  await press(ben, dialog.getByRole("button", { name: "In progress" }));
  await expect(ben.getByText("3 items set in progress.")).toBeVisible();
  await expectWellHere(ben, "first-half-triaged");

  await write(ben, ben.getByRole("searchbox"), "crossing");
  await expect(ben.getByText("1 of 47 shown")).toBeVisible();
  film = await idOf(tile(ben, FILM));
  await press(ben, tile(ben, FILM));
  await expect(ben.getByRole("heading", { level: 1, name: FILM })).toBeVisible();
  const triage = ben.getByRole("region", { name: "Triage" });
  await press(ben, triage.getByRole("button", { name: "In progress" }), "Space");
  await expect(triage).toContainText("Somebody works on it");
  await pick(ben, triage.getByLabel("Looked after by"), "Ben", "ben");
  await press(ben, triage.getByRole("button", { name: "injury" }), "Space");
  await expect(triage.getByRole("button", { name: "injury" })).toHaveAttribute("aria-pressed", "true");
  await expectWellHere(ben, "first-half-triage");
});

const PASSED = ["pas", "passed"] as const;

test("six checks are answered by keys, with a pinned still, and two people are marked", async () => {
  const { ptsUs } = await got(program.ask(showItem, { investigation, item: film }));
  const [from = 0, to = from] = [ptsUs[0], ptsUs.at(-1)];
  const marks = ["p1", "p2"].map((subject) =>
    changeSchema.parse({
      verb: "sighting.mark",
      subject,
      payload: { item: film, subject: "prisoner", attributes: [], spans: [[from, to]], track: null },
    }),
  );
  await got(program.ask(proposeChanges, { investigation, changes: marks }));
  await press(ben, ben.getByRole("button", { name: "Sign off: Marks: 2 sightings" }));
  await expect(ben.getByText("By Ben Crow; not yet seen by a second member, so not used.")).toBeVisible();
  // Nobody is their own second member.
  await expect(ben.getByRole("button", { name: /^Review: / })).toHaveCount(0);

  await ben.keyboard.press("Shift+ArrowRight");
  await expect(ben.getByText(`frame 11 of ${ptsUs.length}`)).toBeVisible();
  const place = await answer(ben, "Place", PASSED, "The wall and the road behind it.");
  await press(ben, place.getByRole("button", { name: "Pin a still" }));
  log.lift("ben", film);
  await press(ben, place.getByRole("button", { name: /Reveal/ }));
  const part = place.getByRole("button", { name: "The part to pin" });
  await press(ben, part);
  for (let n = 0; n < 5; n += 1) await ben.keyboard.press("ArrowLeft");
  await expect(place.getByRole("status")).toContainText("30 % wide and 30 % high, 30 % from the left");
  await expectWellHere(ben, "first-half-pinning");
  await press(ben, place.getByRole("button", { name: "Pin this part" }));
  const evidence = place.getByRole("list", { name: "Evidence" });
  await expect(evidence.getByText(/^The frame at .*, a part of it$/)).toBeVisible();
  await keep(ben, place);
  await keep(ben, await answer(ben, "Time", ["can", "cannot say"], "No shadow is seen."));
  await keep(ben, await answer(ben, "Source", PASSED, "The account is known to us."));
  await keep(ben, await answer(ben, "Integrity", PASSED, "No cut, frame by frame."));
  await keep(ben, await answer(ben, "Recirculation", PASSED, "Not seen before this week."));
  await keep(ben, await answer(ben, "Context", ["not", "not applicable"], "Nothing is said with it."));
  await expect(checksOf(ben).getByText("Open", { exact: true })).toHaveCount(0);
  await expect(checksOf(ben).getByRole("list", { name: "Evidence" }).getByRole("listitem")).toHaveCount(1);
  await expectWellHere(ben, "first-half-checked");
  await expectCount(0);
});

const ALONE = "One member says verified. A second one must agree before its people count.";
const BOTH = "2 members say verified and none disagrees, so its people can count.";

test("one member alone verifies nothing, however often", async () => {
  await judgeByKeys(ben, "Give a verdict", "All six, frame by frame.");
  await expect(verdictOf(ben).getByText(ALONE)).toBeVisible();
  await judgeByKeys(ben, "Change your verdict", "All six, and looked at again.");
  await expect(verdictOf(ben).getByText(ALONE)).toBeVisible();
  await expectWell(ben, "first-half-alone");
  const { result } = await got(program.ask(showCount, { investigation }));
  expect(result.atLeast).toBe(0);
  await expectCount(0);
});

test("a second member looks, at 390 pixels, and the number follows in the third window", async () => {
  await ann.setViewportSize(NARROW);
  await lookFromInbox(ann, `${FILM} needs a second review`, "first-half-second");
  log.lift("ann", film);
  await ann
    .getByRole("button", { name: /Reveal/ })
    .first()
    .click();
  await expect(ann.locator("[data-player] video[data-state=ready]")).toBeVisible();
  await expect(checksOf(ann).getByRole("list", { name: "Evidence" }).getByRole("img")).toBeVisible();
  await ann.getByRole("button", { name: "Review: Marks: 2 sightings" }).click();
  await expect(ann.getByText("By Ben Crow, reviewed by Ann Bell.")).toBeVisible();
  await expectWell(ann, "first-half-second-look");
  await expectCount(0);
  await verify(ann, "Seen it all, on the way.");
  await expectCount(2);
  await expect(verdictOf(ben).getByText(BOTH)).toBeVisible();
  await expectWellHere(dan, "first-half-count-2");
});

test("an answer that changes voids both verdicts, and the number, until both give theirs again", async () => {
  await press(ben, checksOf(ben).getByRole("button", { name: "Change the answer: Place" }));
  const place = ben.getByRole("dialog", { name: "Place" });
  await write(ben, place.getByLabel("On what basis"), "The wall, and another road than we thought.");
  await write(ben, place.getByLabel("Why it changes"), "The road is the south one.");
  await keep(ben, place);
  await expect(verdictOf(ben).getByText(/void since the answer to “Place” changed/)).toHaveCount(2);
  await expectCount(0);
  await expectWell(ben, "first-half-void");
  await judgeByKeys(ben, "Give a verdict", "It holds for the south road.");
  await expect(verdictOf(ben).getByText(ALONE)).toBeVisible();
  // Her inbox is on show, and empty: what comes moves nothing in it.
  await lookFromInbox(ann, `Your verdict on ${FILM} became void`, "first-half-again");
  await expectCount(0);
  await verify(ann, "It holds for that road too.");
  await expectCount(2);
  await expect(verdictOf(ben).getByText(BOTH)).toBeVisible();
});

test("the data-only viewer reaches no picture by any address, and nobody was shown one unasked", async () => {
  await tabTo(dan, dan.getByRole("link", { name: "Library" }).first());
  await dan.keyboard.press("Enter");
  await expect(dan.getByText("47 shown", { exact: true })).toBeVisible();
  await expectWell(dan, "first-half-data-only");

  const asked = [...log.media("ann"), ...log.media("ben")];
  const kinds = new Set(asked.map((address) => mediaOf(address)?.kind));
  expect([...kinds].toSorted()).toEqual(["film", "frame", "strip", "thumbnail", "veil"]);
  const { items } = await got(program.ask(listItems, { investigation }));
  expect(items).toHaveLength(47);
  const made = items.flatMap(({ id }) => [
    ...(["veil", "thumbnail", "still", "strip"] as const).map((one) => pictureOf(investigation, id, one)),
    pictureOf(investigation, id, { atUs: 0 }),
    pictureOf(investigation, id, { atUs: 0, exact: true }),
    filmOf(investigation, id),
  ]);
  const paths = new Set([...made, ...asked.map((address) => new URL(address).pathname)]);
  const tried = [...(await askBound(dan, [...paths])), ...(await askAsOthersDid(dan, asked))];
  expect(tried.filter(({ status }) => status < 400)).toEqual([]);
  expect(log.shown("dan")).toEqual([]);
  // There they are: to whoever may see them, each of the story is shown.
  const own = await askBound(ann, [...new Set(asked.map((address) => new URL(address).pathname))]);
  expect(own.filter((one) => !isPicture(one))).toEqual([]);
  expect(log.shown("ann").length).toBeGreaterThan(0);
  expect(log.wrong).toEqual([]);
});
