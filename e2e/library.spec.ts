// The library by keyboard: items are chosen, changed in one act and put back.
import { expect, test, type Page } from "@playwright/test";
import { openPhotoDesk } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

const NAMES = ["bridge", "field", "gate", "mill", "north-road", "river", "tower", "well", "yard"];

let team: Team;
test.beforeAll(async () => {
  team = await openTeam(() => openPhotoDesk(NAMES.map((name) => `${name}.png`)));
});
test.afterAll(async () => team.desk.close());

const tile = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: `${name}.png` });
const picks = (page: Page) => page.getByRole("checkbox", { name: /^Choose / });
const chosen = (page: Page) => page.getByRole("region", { name: "Chosen items" });

test("items are chosen by keyboard, changed in one act, and put back after a reload", async ({ browser }) => {
  const ann = await team.signedIn(browser, "ann");
  await ann.keyboard.press("ArrowRight");
  await expect(ann.getByRole("link", { name: "bridge.png" })).toBeFocused();
  await ann.keyboard.press("x");
  await expect(chosen(ann)).toContainText("1 item chosen");
  await ann.keyboard.press("Shift+ArrowRight");
  await ann.keyboard.press("Shift+ArrowRight");
  await expect(chosen(ann)).toContainText("3 items chosen");
  await expect(ann.getByRole("checkbox", { name: "Choose gate.png" })).toBeChecked();
  await expectWell(ann, "chosen");

  await ann.keyboard.press("c");
  const dialog = ann.getByRole("dialog", { name: "Change 3 items" });
  await expect(dialog).toBeVisible();
  await expectWell(ann, "change-chosen");
  await dialog.getByLabel("What").selectOption("Warning");
  await expectWell(ann, "warn-of-chosen");
  await dialog.getByRole("button", { name: "injury" }).press("Enter");
  await expect(ann.getByText("3 items warned of: injury.")).toBeVisible();
  await expect(chosen(ann)).toHaveCount(0);
  await expect(tile(ann, "field")).toContainText("Warning: injury");
  await expect(tile(ann, "mill")).not.toContainText("Warning: injury");
  await expectWell(ann, "changed");

  await ann.reload();
  await expect(tile(ann, "gate")).toContainText("Warning: injury");
  await ann.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(ann.getByText("Undone on 3 items.")).toBeVisible();
  await expect(ann.getByText("Warning: injury")).toHaveCount(0);
  expect(team.broken).toEqual([]);
});

test("all that the filter finds is changed but one, and the undo goes back to where it was done", async ({
  browser,
}) => {
  const ann = await team.signedIn(browser, "ann");
  await ann.getByLabel("Stage").selectOption("To triage (9)");
  await expect(ann).toHaveURL(/stage=/);
  await ann.locator("a[data-tile]").first().focus();
  await ann.keyboard.press("a");
  await expect(chosen(ann)).toContainText("9 items chosen");
  await ann.getByRole("checkbox", { name: "Choose well.png" }).press("Space");
  await expect(chosen(ann)).toContainText("8 items chosen");
  await chosen(ann).getByRole("button", { name: "Change them" }).press("Enter");
  await ann.getByRole("dialog").getByRole("button", { name: "In progress" }).press("Enter");
  await expect(ann.getByText("8 items set in progress.")).toBeVisible();
  await expect(ann.getByText("1 of 9 shown")).toBeVisible();
  await ann.getByLabel("Stage").selectOption("In progress (8)");
  await expect(ann.getByText("8 of 9 shown")).toBeVisible();
  await ann.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(ann.getByText("Undone on 8 items.")).toBeVisible();
  await expect(ann.getByText("9 shown", { exact: true })).toBeVisible();
  await expect(ann).toHaveURL(/stage=to(\+|%20)triage/);
});

test("by hand a stretch is chosen with Shift, and what was chosen and changed by another is refused as a whole", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await picks(ann).nth(1).click();
  await picks(ann)
    .nth(6)
    .click({ modifiers: ["Shift"] });
  await expect(chosen(ann)).toContainText("6 items chosen");
  await picks(ann).nth(3).click();
  await expect(chosen(ann)).toContainText("5 items chosen");
  await chosen(ann).getByRole("button", { name: "Choose none" }).click();
  await expect(chosen(ann)).toHaveCount(0);

  await ann.getByLabel("Stage").selectOption("To triage (9)");
  await expect(ann).toHaveURL(/stage=/);
  await ann.locator("a[data-tile]").first().focus();
  await ann.keyboard.press("a");
  await expect(chosen(ann)).toContainText("9 items chosen");
  await ann.keyboard.press("c");
  await tile(ben, "mill").getByRole("checkbox").click();
  await ben.keyboard.press("c");
  await ben.getByRole("dialog").getByRole("button", { name: "In progress" }).click();
  await expect(ben.getByText("1 item set in progress.")).toBeVisible();
  const dialog = ann.getByRole("dialog", { name: "Change 9 items" });
  await dialog.getByLabel("What").selectOption("Credit");
  await dialog.getByLabel("Credit", { exact: true }).fill("Photo: Mill road");
  await dialog.getByRole("button", { name: "Set" }).click();
  await expect(dialog).toContainText("Other items are found now than when all 9 were chosen");
  await expectWell(ann, "change-refused");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await ben.getByRole("button", { name: "Undo" }).click();
  await expect(ben.getByText("Undone on 1 item.")).toBeVisible();
  await ann.getByRole("link", { name: "mill.png" }).click();
  await expect(ann.getByRole("region", { name: "Source" })).not.toContainText("Photo: Mill road");
});

test("whoever may change nothing is offered no choice", async ({ browser }) => {
  const dan = await team.signedIn(browser, "dan");
  await expect(picks(dan)).toHaveCount(0);
  await dan.keyboard.press("a");
  await expect(chosen(dan)).toHaveCount(0);
  expect(team.broken).toEqual([]);
});

test("the same items are a table in order of any column, filtered by what is said of them, each filter with its count", async ({
  browser,
}) => {
  const ann = await team.signedIn(browser, "ann");
  await ann.getByRole("button", { name: "Table", exact: true }).press("Enter");
  await expect(ann).toHaveURL(/view=table/);
  const rows = ann.locator("tr[data-place]");
  await expect(rows).toHaveCount(9);
  await ann.getByRole("button", { name: "Name" }).press("Enter");
  await expect(rows.first()).toContainText("yard.png");
  await ann.keyboard.press("Tab");
  await rows.first().getByRole("link").focus();
  await ann.keyboard.press("x");
  await ann.keyboard.press("Shift+ArrowDown");
  await expect(chosen(ann)).toContainText("2 items chosen");
  await expectWell(ann, "table-chosen");
  await ann.keyboard.press("c");
  const dialog = ann.getByRole("dialog", { name: "Change 2 items" });
  await dialog.getByLabel("What").selectOption("Source");
  await dialog.getByLabel("Account, if known").fill("river-diary");
  await dialog.getByLabel("Note, if known").fill("Дві сестри біля мосту");
  await dialog.getByRole("button", { name: "Add the source" }).press("Enter");
  await expect(ann.getByText("A source noted on 2 items.")).toBeVisible();

  await ann.getByRole("searchbox").fill("СЕСТРИ");
  await expect(ann.getByText("2 of 9 shown")).toBeVisible();
  await expect(rows).toHaveCount(2);
  await ann.getByRole("searchbox").fill("");
  await expect(rows).toHaveCount(9);
  await rows.first().getByRole("checkbox").press("Space");
  await ann.keyboard.press("c");
  const one = ann.getByRole("dialog", { name: "Change 1 item" });
  await one.getByLabel("What").selectOption("Looked after by");
  await one.getByLabel("Member").selectOption("Ben Crow");
  await one.getByRole("button", { name: "Set", exact: true }).press("Enter");
  await expect(ann.getByText("1 item looked after by Ben Crow.")).toBeVisible();
  const ben = await team.signedIn(browser, "ben");
  await ben.getByRole("button", { name: "Needs me (1)" }).press("Enter");
  await expect(ben.getByText("1 of 9 shown")).toBeVisible();
  await expect(tile(ben, "yard")).toBeVisible();

  await ann.getByRole("button", { name: "More filters" }).press("Enter");
  const more = ann.getByRole("dialog", { name: "More filters" });
  await expect(more.getByLabel("Account")).toContainText("No account (9)");
  await expectWell(ann, "more-filters");
  await more.getByLabel("Warning").selectOption("No warning (9)");
  await expect(ann).toHaveURL(/warning=/);
  await expect(ann.getByRole("button", { name: "More filters (1 used)" })).toBeVisible();
  await ann.reload();
  await expect(ann.getByRole("button", { name: "More filters (1 used)" })).toBeVisible();
  await expect(rows.first()).toContainText("yard.png");
  expect(team.broken).toEqual([]);
});
