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

const viewsOf = (page: Page) => page.getByRole("dialog", { name: /^Views/ });
const askedAt = (page: Page): string => new URL(page.url()).search;

test("what is asked for is kept as a view, opened again by a key at exactly its address, shared, renamed and removed", async ({
  browser,
}) => {
  const [ann, ben, dan] = [
    await team.signedIn(browser, "ann"),
    await team.signedIn(browser, "ben"),
    await team.signedIn(browser, "dan"),
  ];
  await ann.keyboard.press("v");
  await expect(viewsOf(ann)).toContainText("No view is kept yet.");
  await expectWell(ann, "views-none");
  await ann.keyboard.press("Escape");
  await ann.getByRole("searchbox").fill("tower");
  await ann.getByRole("button", { name: "Table", exact: true }).press("Enter");
  await expect(ann).toHaveURL(/text=tower.*view=table/);
  const kept = askedAt(ann);
  await ann.keyboard.press("v");
  await expect(viewsOf(ann).getByRole("button", { name: "Keep what is shown now" })).toBeFocused();
  await ann.keyboard.press("Enter");
  const keeping = ann.getByRole("dialog", { name: "Keep this view" });
  await expect(keeping.getByLabel("Name")).toBeFocused();
  await ann.keyboard.type("The tower");
  await expectWell(ann, "view-keep");
  await ann.keyboard.press("Enter");
  await expect(keeping).toHaveCount(0);
  await expect(ann.getByRole("button", { name: "Views (1)" })).toBeFocused();

  await ann.getByRole("button", { name: "Tiles", exact: true }).press("Enter");
  await expect(ann).not.toHaveURL(/view=table/);
  await ann.getByRole("searchbox").fill("");
  await expect(ann).not.toHaveURL(/text=/);
  await ann.getByRole("button", { name: "Views (1)" }).focus();
  await ann.keyboard.press("1");
  await expect.poll(() => askedAt(ann)).toBe(kept);
  await expect(ann.getByRole("searchbox")).toHaveValue("tower");
  await expect(ann.getByText("1 of 9 shown")).toBeVisible();
  await ann.goBack();
  await expect(ann.getByText("9 shown", { exact: true })).toBeVisible();
  await ann.keyboard.press("v");
  await expect(viewsOf(ann).getByRole("link", { name: "The tower" })).toBeFocused();
  await ann.keyboard.press("Enter");
  await expect.poll(() => askedAt(ann)).toBe(kept);
  await expect(viewsOf(ann)).toHaveCount(0);

  await ann.keyboard.press("v");
  await viewsOf(ann).getByRole("button", { name: "Keep what is shown now" }).press("Enter");
  await ann.keyboard.type("THE TOWER");
  await ann.keyboard.press("Enter");
  await expect(keeping).toContainText("You keep a view of this name already");
  await expectWell(ann, "view-refused");
  await keeping.getByRole("button", { name: "Cancel" }).press("Enter");
  await ann.keyboard.press("v");
  await viewsOf(ann).getByRole("button", { name: "Change The tower" }).press("Enter");
  const changing = ann.getByRole("dialog", { name: "Change this view" });
  await changing.getByLabel("Name").fill("Tower and bridge, all that waits for a second pair of eyes");
  await changing.getByLabel(/^Shared with all/).press("Space");
  await changing.getByRole("button", { name: "Change it" }).press("Enter");
  await expect(changing).toHaveCount(0);

  await ben.reload();
  await expect(ben.getByRole("button", { name: "Views (1)" })).toBeVisible();
  await ben.keyboard.press("v");
  await expect(viewsOf(ben)).toContainText("shared by Ann Bell");
  await expect(viewsOf(ben).getByRole("button", { name: /^(Change|Remove)/ })).toHaveCount(0);
  await expectWell(ben, "views-shared");
  await ben.keyboard.press("1");
  await expect.poll(() => askedAt(ben)).toBe(kept);
  await ben.getByRole("searchbox").fill("bridge");
  await expect(ben).toHaveURL(/text=bridge/);
  await ben.getByRole("button", { name: "Views (1)" }).press("v");
  await viewsOf(ben).getByRole("button", { name: "Keep what is shown now" }).press("Enter");
  await ben.getByRole("dialog").getByLabel("Name").fill("The bridge");
  await ben.getByLabel(/^Shared with all/).press("Space");
  await ben.getByRole("dialog").getByRole("button", { name: "Keep it" }).press("Enter");
  await expect(ben.getByRole("button", { name: "Views (2)" })).toBeFocused();

  await ann.reload();
  await ann.getByRole("button", { name: "Views (2)" }).press("v");
  await expectWell(ann, "views");
  await viewsOf(ann).getByRole("button", { name: "Remove The bridge" }).press("Enter");
  const removing = ann.getByRole("dialog", { name: "Remove this view?" });
  await expect(removing).toContainText("goes for everybody who works on this investigation");
  await expectWell(ann, "view-remove");
  await removing.getByRole("button", { name: "Remove it" }).press("Enter");
  await expect(ann.getByRole("button", { name: "Views (1)" })).toBeFocused();

  await dan.reload();
  await expect(dan.locator("a[data-tile]").first()).toBeVisible();
  await dan.keyboard.press("v");
  await expect(viewsOf(dan)).toContainText("No view is kept yet.");
  await viewsOf(dan).getByRole("button", { name: "Keep what is shown now" }).press("Enter");
  await expect(dan.getByLabel(/^Shared with all/)).toHaveCount(0);
  expect(team.broken).toEqual([]);
});
