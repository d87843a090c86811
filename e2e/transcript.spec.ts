// A transcript typed by keyboard beside the player: nothing of it is lost, it is split, joined and translated, and another member reads it second.
import { changeSchema, listItems, proposeChanges, showTranscript } from "@sightline/domain";
import { expect, test, type Page } from "@playwright/test";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openLongDesk } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
let item: string;
test.beforeAll(async () => {
  team = await openTeam(openLongDesk);
  const { investigation } = team;
  const ann = await team.asking("ann");
  const { items } = await got(ann.ask(listItems, { investigation }));
  item = items[0]?.id ?? "";
  const mark = {
    verb: "sighting.mark",
    subject: "s-mason",
    payload: { item, subject: "prisoner", attributes: [], spans: [[0, 0]], track: null },
  };
  const changes = [changeSchema.parse(mark)];
  await got(ann.ask(proposeChanges, { investigation, changes, reason: "as seen" }));
});
test.afterAll(async () => team.desk.close());

const rows = (page: Page) => page.getByRole("table", { name: "Segments" }).getByRole("row");
const wordsOf = (page: Page, nr: number) => rows(page).nth(nr).locator("textarea[data-words]");
const atHand = (page: Page) => page.locator("[data-at-hand]");
const open = (page: Page, name: string | RegExp) =>
  page.getByRole("navigation").getByRole("link", { name }).click();

async function openTranscript(page: Page, link: string): Promise<void> {
  await page.getByRole("link", { name: "long.mp4", exact: true }).click();
  await page.getByRole("link", { name: link }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Transcript of long.mp4" })).toBeVisible();
}

async function correctAsBen(text: string): Promise<void> {
  const { investigation } = team;
  const ben = await team.asking("ben");
  const { segments } = await got(ben.ask(showTranscript, { investigation, item }));
  const [first] = segments;
  if (!first) throw new Error("Expected a segment.");
  const { id, startUs, endUs, language, speaker, note } = first;
  const payload = { item, startUs, endUs, language, speaker, note, text };
  const changes = [changeSchema.parse({ verb: "segment.correct", subject: id, payload })];
  await got(ben.ask(proposeChanges, { investigation, changes }));
}

test("a transcript is typed by keyboard beside the player, nothing is lost, and another member reads its translation second", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ann");
  await openTranscript(page, "Transcript: nothing yet");
  await expectWell(page, "no transcript");
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await expect(page.locator("[data-player] video[data-state=ready]")).toBeVisible();

  // A segment where the player is, kept before it is stated.
  await page.getByRole("slider", { name: "Frame" }).fill("30");
  await page.keyboard.press("n");
  await expect(wordsOf(page, 0)).toBeFocused();
  await page.keyboard.type("Стій тут. Ходи сюди.");
  await atHand(page).getByLabel("Language").fill("uk");
  await expect(page.getByText(/^Kept as your draft at/)).toBeVisible();
  await page.reload();
  await expect(wordsOf(page, 0)).toHaveValue("Стій тут. Ходи сюди.");
  await expect(rows(page).first()).toContainText("Begun, not stated yet");
  await wordsOf(page, 0).press("Control+Enter");
  await expect(page.getByText("1 segment ·")).toBeVisible();
  await expect(rows(page).first()).not.toContainText("not stated yet");

  // Split at the caret, joined, and split again.
  await wordsOf(page, 0).press("Home");
  for (let letter = 0; letter < 9; letter += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Alt+s");
  await expect(rows(page)).toHaveCount(2);
  await expect(wordsOf(page, 1)).toBeFocused();
  await expect(wordsOf(page, 1)).toHaveValue("Ходи сюди.");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(wordsOf(page, 0)).toBeFocused();
  await page.keyboard.press("Alt+m");
  await expect(rows(page)).toHaveCount(1);
  await expect(wordsOf(page, 0)).toHaveValue("Стій тут. Ходи сюди.");
  await expect.poll(() => page.evaluate("document.activeElement.selectionStart")).toBe(9);
  // Where the words become others under the caret, it stays where it was.
  await correctAsBen("Стій тут. Ходи сюди!");
  await expect(wordsOf(page, 0)).toHaveValue("Стій тут. Ходи сюди!");
  expect(await page.evaluate("document.activeElement.selectionStart")).toBe(9);
  await page.keyboard.press("Alt+s");
  await expect(rows(page)).toHaveCount(2);
  await expect(wordsOf(page, 1)).toBeFocused();

  // Who speaks, and an end to the microsecond; what is no time is told, and not stated.
  await page.keyboard.press("Alt+ArrowUp");
  await atHand(page).getByLabel("Speaker").selectOption("=s-mason");
  await atHand(page).getByLabel("Ends").fill("soon");
  const state = atHand(page).getByRole("button", { name: "State it" });
  await expect(state).toHaveAccessibleDescription("“soon” is no time; write one such as 1:02.500.");
  await atHand(page).getByLabel("Ends").fill("0:03.000007");
  await state.click();
  await expect(rows(page).first()).not.toContainText("not stated yet");
  await expect(rows(page).first()).toContainText("prisoner 1");
  await expect(atHand(page).getByLabel("Ends")).toHaveValue("0:03.000007");

  // Translated beside its words.
  await page.getByLabel("Translate into").fill("en");
  await page.getByLabel("Translate into").press("Enter");
  const english = rows(page)
    .first()
    .getByRole("textbox", { name: /^Into en/ });
  await english.fill("Stop here.");
  await english.press("Control+Enter");
  await expect(rows(page).first()).toContainText("Stated by Ann Bell");
  await expect(rows(page).first()).toContainText("the review must be another member’s");
  await expectWell(page, "a transcript");

  // The other member comes from the inbox, and reads it second.
  const ben = await team.signedIn(browser, "ben");
  await open(ben, /^Inbox/);
  await ben
    .getByRole("link", { name: /Look at it/ })
    .first()
    .click();
  await expect(ben.getByRole("link", { name: "Inbox I", exact: true })).toBeVisible();
  await ben.getByRole("button", { name: /^It says so: en/ }).click();
  await expect(ben.getByRole("link", { name: /^Settled: on to the next/ })).toBeVisible();
  await expect(rows(page).first()).toContainText("Second reader: Ben Crow");

  // He corrects what she is typing over: neither is lost, and she says which stands. Other words are not those that he read.
  await wordsOf(page, 0).fill("Стій там.");
  await correctAsBen("Стій тут!");
  await expect(page.getByText(/^Kept as your draft at/)).toBeVisible();
  await wordsOf(page, 0).press("Control+Enter");
  const both = page.getByRole("dialog", { name: "Somebody else was here meanwhile" });
  await expect(both).toContainText("Стій тут!");
  // What is stated again while the page is still being fetched is asked again.
  await page.route("**/transcript", async (route) => {
    await new Promise((later) => setTimeout(later, 1500));
    await route.continue();
  });
  await both.getByRole("button", { name: "Leave theirs" }).click();
  await expect(wordsOf(page, 0)).toHaveValue("Стій там.");
  await wordsOf(page, 0).press("Control+Enter");
  await both.getByRole("button", { name: "Say mine all the same" }).click();
  await page.unrouteAll({ behavior: "wait" });
  await expect(rows(page).first()).not.toContainText("not stated yet");
  await expect(rows(page).first()).toContainText("Of older words");

  // Subtitles are looked at first, and each bad cue is told by its line.
  await page.getByRole("button", { name: "Subtitles" }).click();
  const subtitles = page.getByRole("dialog", { name: "Subtitles" });
  await subtitles
    .getByLabel("Or paste WebVTT or SRT")
    .fill("WEBVTT\n\n00:10.000 --> 00:12.000\nשלום\n\n00:15.000 --> 00:14.000\nback\n");
  await subtitles.getByRole("button", { name: "Look at it first" }).click();
  await expect(subtitles).toContainText("Line 6, not taken: It ends before it begins");
  await expectWell(page, "subtitles looked at");
  await subtitles.getByRole("button", { name: "Bring in 1 segment" }).click();
  await expect(subtitles).toContainText("1 segment was brought in.");
  await subtitles.getByRole("button", { name: "Close" }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(ben.getByText("3 segments ·")).toBeVisible();

  // An address with an instant opens there.
  await page.goto(page.url().replace(/\?.*$/, "?at=11000000"));
  await expect(wordsOf(page, 2)).toHaveValue("שלום");
  await expect(rows(page).nth(2)).toHaveAttribute("data-at-hand", "true");
  expect(team.broken).toEqual([]);
});
