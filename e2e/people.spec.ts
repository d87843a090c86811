// Two people compared on the board: what is said of them, what it would do to the number, and the number that moves in both windows.
import { expect, test, type Page } from "@playwright/test";
import { openSeenByTwo } from "./seen-by-two.ts";
import type { Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openSeenByTwo();
});
test.afterAll(async () => team.desk.close());

const open = (page: Page, name: string) =>
  page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
const pick = (page: Page, person: string) => page.locator(`[data-person="${person}"] input`).click();

test("different is said of two, its effect told before, reviewed by the other, and the number moves for both", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await open(ben, "Count");
  await expect(ben.getByText(/At least 2/i).first()).toBeVisible();
  await open(ann, "People");
  await expect(ann.locator("[data-person]")).toHaveCount(4);
  await expect(ann.getByText("Nothing yet: each of them may be any other.")).toBeVisible();
  await expectWell(ann, "people board");

  // Somebody who is unlike both of the other picture is a third.
  await ann.getByRole("button", { name: "Reveal all pictures" }).click();
  for (const other of ["mill.png-1", "mill.png-2"]) {
    await pick(ann, "hall.png-1");
    await pick(ann, other);
    await expect(ann.locator('[data-chosen="2"]')).toBeVisible();
    await ann.keyboard.press("d");
    const dialog = ann.getByRole("dialog", { name: "They are different people" });
    await expect(dialog.getByText("Once reviewed the number would stay: at least 2.")).toBeVisible();
    if (other === "mill.png-1") await expectWell(ann, "stating a fact");
    await dialog.getByLabel("What it rests on").fill("One has a scar, the other has none.");
    await dialog.getByRole("button", { name: "State it" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(ann.locator('[data-chosen="0"]')).toBeVisible();
  }
  await open(ben, "People");
  const reviews = ben.getByRole("button", { name: /^Review it: / });
  await expect(reviews).toHaveCount(2);
  await expectWell(ben, "facts on the people board");
  await reviews.first().click();
  await ben.getByRole("dialog").getByRole("button", { name: "It is so" }).click();
  await expect(reviews).toHaveCount(1);
  await reviews.first().click();
  await expect(ben.getByText("It would raise “at least 2” to “at least 3”.")).toBeVisible();
  await open(ann, "Count");
  await expect(ann.getByText(/At least 2/i).first()).toBeVisible();
  await ben.getByRole("dialog").getByRole("button", { name: "It is so" }).click();
  await expect(reviews).toHaveCount(0);
  await open(ben, "Count");
  for (const page of [ann, ben]) await expect(page.getByText(/At least 3/i).first()).toBeVisible();

  // Withdrawn, it falls for both; and whoever withdraws is told so before.
  await open(ben, "People");
  await ben
    .getByRole("button", { name: /^Withdraw it: / })
    .first()
    .click();
  const asked = ben.getByRole("dialog", { name: "Withdraw this fact" });
  await expect(asked.getByText("It would lower “at least 3” to “at least 2”.")).toBeVisible();
  await asked.getByLabel("Why").fill("It is a shadow, no scar.");
  await asked.getByRole("button", { name: "Withdraw it" }).click();
  await expect(asked).toHaveCount(0);
  await expect(ann.getByText(/At least 2/i).first()).toBeVisible();
  // On every page, beside the way to it.
  for (const page of [ann, ben]) await expect(page.locator('[data-count-now="2"]')).toBeVisible();

  // How it came about: each act with its member, and what changed since a day.
  const history = ann.getByRole("list", { name: "Acts that moved the number, newest first" });
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await expect(history.getByRole("listitem").first()).toContainText("3 → 2");
  await expect(history.getByRole("listitem").first()).toContainText("Ben Crow");
  await expectWell(ann, "history of the number");
  const today = new Date().toISOString().slice(0, 10);
  await ann.getByLabel("What changed since").fill(today);
  await expect(ann).toHaveURL(/since=/);
  await expect(ann.getByText(/from at least 0 to at least 2, by 3 acts/)).toBeVisible();
  await ann.getByLabel("What changed since").fill("2099-01-01");
  await expect(ann.getByText(/nothing has moved it: at least 2/)).toBeVisible();
  expect(team.broken).toEqual([]);
});

test("something else is counted too, told before it is set, with a page and a history of its own", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ann");
  await open(page, "Count");
  await page.getByRole("link", { name: "Count something else too" }).click();
  await page.getByRole("button", { name: "Count something else too" }).click();
  const editor = page.getByRole("region", { name: "Other counts" });
  await editor.getByLabel("What this count is called").fill("Guards");
  await expect(editor.getByText("Now it would count at least 2, from 4 sightings in 2 items.")).toBeVisible();
  await editor.getByRole("checkbox", { name: /^prisoner/ }).click();
  await editor.getByLabel("Another subject").fill("guard");
  await editor.getByRole("button", { name: "Add it: subjects that are counted" }).click();
  await expect(editor.getByText("Now it would count at least 0,")).toBeVisible();
  await expectWell(page, "another count");
  await editor.getByRole("button", { name: "Count this too" }).click();
  await editor.getByRole("link", { name: "Guards" }).click();
  await expect(page.getByRole("heading", { name: /^Guards At least 0/ })).toBeVisible();
  await expect(page.getByText("Nothing has moved it yet")).toBeVisible();
  await expectWell(page, "a named count");
  await page.getByRole("navigation", { name: "Counts" }).getByRole("link", { name: /own/ }).click();
  await expect(page.getByRole("heading", { name: /^At least 2/ })).toBeVisible();
  expect(team.broken).toEqual([]);
});

test("what cannot hold together is said before it is stated", async ({ browser }) => {
  const page = await team.signedIn(browser, "ann");
  await open(page, "People");
  await pick(page, "hall.png-1");
  await pick(page, "hall.png-2");
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "They are the same person" });
  await expect(dialog.getByText("It cannot be so")).toBeVisible();
  await expect(dialog.getByText("Once reviewed the number would stay: at least 2.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  expect(team.broken).toEqual([]);
});

const columnOf = (page: Page, event: string) =>
  page.locator("[data-event]").filter({ has: page.getByRole("heading", { name: event }) });

/** Coordinates as they are pasted: refused, read from a grid, and the wrong way round beside those of East. */
async function pasteWest(page: Page): Promise<void> {
  await columnOf(page, "West")
    .getByRole("button", { name: /^Say when and where: West/ })
    .press("Enter");
  const where = page.getByRole("dialog", { name: /^When and where: West/ });
  const paste = where.getByLabel("Paste coordinates");
  const numbers = [/^Latitude in degrees/, /^Longitude in degrees/, /^Within so many metres/].map((label) =>
    where.getByLabel(label),
  );
  const stand = async (...values: readonly string[]) => {
    for (const [i, value] of values.entries()) await expect(numbers[i] ?? where).toHaveValue(value);
  };
  const states = where.getByRole("button", { name: "Say when and where" });
  await paste.fill("https://maps.app.goo.gl/AbC123");
  await paste.press("Tab");
  await expect(paste).toHaveAccessibleDescription(/^A link of maps\.app\.goo\.gl hides where it leads/);
  await expect(paste).toHaveAttribute("aria-invalid", "true");
  await expect(states).toHaveAccessibleDescription(/^What is pasted is not read as a place/);
  await stand("", "", "");
  await expectWell(page, "pasted and refused");
  await paste.fill("36U\u00a0UA 12345 67890");
  await expect(
    where.getByText("Read as MGRS: 50.23335982, 30.36865477, written to about 1 m."),
  ).toBeVisible();
  await stand("50.23335982", "30.36865477", "1");
  await paste.fill("139.7, 35.6");
  await expect(where.getByText(/^139\.7 can be no latitude: it was read the other way round/)).toBeVisible();
  await stand("35.6", "139.7", "20000");
  await paste.fill("35°54′ 51°18′");
  await expect(where.getByText(/Look whether the numbers are swapped\.$/)).toBeVisible();
  await stand("35.9", "51.3", "2000");
  await expectWell(page, "pasted and perhaps swapped");
  await where.getByRole("button", { name: "Take them the other way round" }).press("Enter");
  await stand("51.3", "35.9", "2000");
  await expect(where.getByText(/swapped/)).toHaveCount(0);
  // The numbers stay to be changed, and what was read is then no longer said of them.
  await numbers[2]?.fill("300");
  await expect(
    where.getByText(
      "Read as degrees and minutes, the other way round: 51.3, 35.9, written to about 1,900 m.",
    ),
  ).toBeVisible();
  await numbers[0]?.fill("51.31");
  await expect(where.getByText(/^Read as/)).toHaveCount(0);
  await expectWell(page, "pasted and changed");
  await states.press("Enter");
  await expect(where).toHaveCount(0);
  await expect(columnOf(page, "West")).toContainText("51.31, 35.9, within 300 m");
}

test("two events are made, filled and kept apart by one statement; the number follows in the other window", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await open(ben, "Count");
  await open(ann, "Events");
  await expect(ann.getByText("There is no event yet.")).toBeVisible();
  for (const [event, file] of [
    ["East, 12 August", "hall.png"],
    ["West, 13 August", "mill.png"],
  ] as const) {
    await ann.getByRole("button", { name: "New event" }).click();
    await ann.getByRole("dialog").getByLabel("What it is called").fill(event);
    await ann.getByRole("dialog").getByRole("button", { name: "Add it" }).click();
    const column = columnOf(ann, event);
    await column.getByRole("button", { name: "Add an item" }).click();
    await column.getByLabel("Find an item by its name").fill(file);
    await column.getByRole("button", { name: `Choose ${file}` }).click();
    await expect(column.getByRole("button", { name: `Take ${file} out of ${event}` })).toBeVisible();
  }
  await expectWell(ann, "events");
  // When and where: said, seen by the other at once, changed by both, and taken back.
  await columnOf(ann, "East")
    .getByRole("button", { name: /^Say when and where: East/ })
    .click();
  const where = ann.getByRole("dialog", { name: /^When and where: East/ });
  await where.getByLabel("When it was, in UTC").fill("2031-08-12");
  await expect(where.getByRole("button", { name: "Say when and where" })).toHaveAccessibleDescription(
    "Precision is missing.",
  );
  await where.getByLabel("Precision").selectOption("day");
  await where.getByLabel("Latitude in degrees").fill("51.25");
  await where.getByLabel("Longitude in degrees").fill("35.1");
  await where.getByLabel("Within so many metres").fill("500");
  await where.getByLabel("Note").fill("The hall by the river.");
  await expectWell(ann, "when and where");
  await where.getByRole("button", { name: "Say when and where" }).click();
  await expect(where).toHaveCount(0);
  await expect(columnOf(ann, "East")).toContainText("2031-08-12, known to the day");
  await open(ben, "Events");
  await expect(columnOf(ben, "East")).toContainText("51.25, 35.1, within 500 m");
  await expectWell(ben, "events described");
  await pasteWest(ben);
  await columnOf(ben, "East")
    .getByRole("button", { name: /^Change when and where/ })
    .click();
  await ben.getByRole("dialog").getByLabel("Note").fill("The hall by the mill.");
  await ben.getByRole("dialog").getByRole("button", { name: "Change when and where" }).click();
  await expect(columnOf(ann, "East")).toContainText("The hall by the mill.");
  await ann.keyboard.press("u");
  await expect(ann.getByText(/another member has changed this event since/)).toBeVisible();
  await ben.keyboard.press("u");
  await expect(columnOf(ann, "East")).toContainText("The hall by the river.");
  // People who are chosen on their board go into an event there, and are shown in it; taken back where it was done.
  await open(ann, "People");
  for (const person of ["hall.png-1", "hall.png-2"]) await pick(ann, person);
  await ann.getByRole("button", { name: "Into an event …" }).click();
  await expectWell(ann, "into an event");
  await ann.getByRole("dialog").getByRole("button", { name: "East, 12 August" }).click();
  await expect(ann.getByText("Put into East, 12 August.")).toBeVisible();
  await expect(columnOf(ben, "East").getByRole("button", { name: /^Take / })).toHaveCount(3);
  await expectWell(ben, "people in an event");
  await ann.getByRole("button", { name: "Take it back" }).click();
  await expect(columnOf(ben, "East").getByRole("button", { name: /^Take / })).toHaveCount(1);
  await open(ann, "Events");
  const inEvent = (event: string) => columnOf(ann, event).getByRole("button", { name: /^Take / });
  // By keys alone, and back.
  await ann.getByRole("button", { name: "Move hall.png from East, 12 August" }).press("Enter");
  await ann.getByRole("menuitem", { name: "To West, 13 August" }).press("Enter");
  await expect(inEvent("East")).toHaveCount(0);
  await expect(inEvent("West")).toHaveCount(2);
  await expectWell(ann, "events moved");
  await ann.keyboard.press("u");
  await expect(inEvent("East")).toHaveCount(1);
  await expect(inEvent("West")).toHaveCount(1);
  // By the pointer, and back; let go where no event is, it stays.
  const link = columnOf(ann, "West").getByRole("link", { name: "mill.png" });
  const [from, to] = [await link.last().boundingBox(), await columnOf(ann, "East").boundingBox()];
  const drags = async (x: number, y: number) => {
    await ann.mouse.move((from?.x ?? 0) + 5, (from?.y ?? 0) + 5);
    await ann.mouse.down();
    await ann.mouse.move(x + 9, y + 9);
    await ann.mouse.move(x, y);
    await ann.mouse.up();
  };
  await drags(3, 3);
  await expect(inEvent("West")).toHaveCount(1);
  await drags((to?.x ?? 0) + 20, (to?.y ?? 0) + 20);
  await expect(inEvent("East")).toHaveCount(2);
  await ann.getByRole("button", { name: "Undo" }).click();
  await expect(inEvent("East")).toHaveCount(1);
  await ann.getByRole("button", { name: "Do it again" }).click();
  await expect(inEvent("East")).toHaveCount(2);
  await ann.getByRole("button", { name: "Undo" }).click();
  await expect(inEvent("West")).toHaveCount(1);
  for (const event of ["East", "West"]) await columnOf(ann, event).getByRole("checkbox").click();
  await ann.keyboard.press("s");
  const dialog = ann.getByRole("dialog", { name: "Nobody is in more than one of them" });
  await expect(dialog.getByText("Once reviewed it would raise “at least 2” to “at least 4”.")).toBeVisible();
  await expect(dialog.getByText("2 groups that it speaks of wait for a review too.")).toBeVisible();
  await dialog.getByLabel("What it rests on").fill("A day and sixty kilometres between them.");
  await dialog.getByRole("button", { name: "State it" }).click();
  await expect(dialog).toHaveCount(0);

  await open(ben, "Events");
  for (const event of ["East", "West"])
    await ben.getByRole("button", { name: new RegExp(`Review who belongs to ${event}`) }).click();
  await ben.getByRole("button", { name: /^Review it: Nobody is in both/ }).click();
  await ben.getByRole("dialog").getByRole("button", { name: "It is so" }).click();
  await expect(ben.getByRole("button", { name: /^Review it: / })).toHaveCount(0);
  await open(ann, "Count");
  await expect(ann.getByText(/At least 4/i).first()).toBeVisible();
  expect(team.broken).toEqual([]);
});
