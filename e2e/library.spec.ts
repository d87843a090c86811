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
