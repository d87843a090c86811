// A team triages: who looks after what, what it warns of, what members say to each other, what each role may, and a desk that is shut.
import { expect, test, type Page } from "@playwright/test";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam();
});
test.afterAll(async () => team.desk.close());

const openItem = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: "all.png" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "all.png" })).toBeVisible();
};
const openLibrary = (page: Page) => page.getByRole("link", { name: "Library" }).first().click();
const openMembers = (page: Page) => page.getByRole("link", { name: "Members" }).click();

test("an item is triaged by keyboard, found by its stage, and warned of on its veil in the other window", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await openItem(ben);
  const triage = ben.getByRole("region", { name: "Triage" });
  await expect(triage).toContainText("Nobody has begun with it.");
  await triage.getByRole("button", { name: "In progress" }).press("Enter");
  await expect(triage).toContainText("Somebody works on it");
  const injury = triage.getByRole("button", { name: "injury" });
  await expect(injury).not.toHaveAttribute("aria-disabled", "true");
  await injury.press("Space");
  await expect(injury).toHaveAttribute("aria-pressed", "true");
  await expect(injury).not.toHaveAttribute("aria-disabled", "true");
  await triage.getByLabel("Another warning").fill("a dog that bites");
  await triage.getByLabel("Another warning").press("Enter");
  await expect(triage.getByRole("button", { name: "a dog that bites" })).toBeVisible();
  await expect(injury).not.toHaveAttribute("aria-disabled", "true");
  await triage.getByLabel("Looked after by").selectOption("Ben Crow");
  await expect(triage.getByLabel("Looked after by")).toHaveValue("ben");
  await expect(injury).not.toHaveAttribute("aria-disabled", "true");
  await triage.getByLabel("Looked after by").selectOption("Dan Elm");
  await expect(triage).toContainText("Dan Elm is a data-only viewer and looks after no item.");
  await expectWell(ben, "triage");

  const tile = ann.getByRole("listitem").filter({ hasText: "all.png" });
  await expect(tile).toContainText("Warning: injury, a dog that bites");
  await ann.getByLabel("Stage").selectOption({ label: "In progress (1)" });
  await expect(ann.getByText("1 of 2 shown")).toBeVisible();
  await ann.getByLabel("Looked after by").selectOption("=-");
  await expect(ann.getByText("0 of 2 shown")).toBeVisible();
  await expect(ann).toHaveURL(/stage=in(\+|%20)progress/);
  await ann.getByRole("button", { name: "Show all items" }).click();

  await ben.getByLabel("Comment", { exact: true }).fill("@owner is this the mill?");
  await ben.getByRole("button", { name: "Say it" }).press("Enter");
  await openItem(ann);
  const comments = ann.getByRole("region", { name: "Comments" });
  await expect(comments).toContainText("Ben Crow");
  await expect(comments).toContainText("@owner is this the mill?");
  await expect(comments.getByRole("button", { name: "Take it back: this comment" })).toHaveCount(0);
  await expectWell(ann, "comments");
  await ben.getByRole("button", { name: "Take it back: this comment" }).click();
  await ben.getByRole("dialog").getByLabel("Why").fill("Asked at the wrong item.");
  await ben.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await expect(ann.getByText("@owner is this the mill?")).toHaveCount(0);
  expect(team.broken).toEqual([]);
});

test("an owner gives roles, makes it read-only and locks it; the others see what they may", async ({
  browser,
}) => {
  const [ann, ben, dan] = [
    await team.signedIn(browser, "ann"),
    await team.signedIn(browser, "ben"),
    await team.signedIn(browser, "dan"),
  ];
  await openItem(dan);
  await expect(dan.getByText(/Bell|Crow/)).toHaveCount(0);
  await expect(dan.getByRole("region", { name: "Comments" })).toHaveCount(0);

  await openMembers(ann);
  await ann.getByLabel("What Ben Crow may do").selectOption("editor");
  await expect(ann.getByLabel("What Ben Crow may do")).toHaveValue("editor");
  await ann.getByLabel("What Ann Bell may do").selectOption("viewer");
  await expect(ann.getByText("is the only owner here; make somebody else one first.")).toBeVisible();
  await expectWell(ann, "members");

  const shut = async (does: string): Promise<void> => {
    await ann.getByRole("button", { name: does }).click();
    await ann.getByRole("dialog").getByLabel("Why").fill("A court asked for it.");
    await ann.getByRole("dialog").getByRole("button", { name: does }).click();
    await expect(ann.getByRole("dialog")).toHaveCount(0);
  };
  await shut("Make it read-only");
  await openItem(ben);
  await expect(ben.getByText("This investigation is read-only: all of it")).toBeVisible();
  await expect(ben.getByRole("button", { name: "Take it out of the investigation" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expectWell(ben, "read-only");
  await shut("Lock it");
  await ben.goto(`${team.desk.url}/i/${team.investigation}/items`);
  await expect(ben.getByText("This investigation is locked: only its owners look at it")).toBeVisible();
  await openLibrary(ann);
  await expect(ann.getByRole("link", { name: "all.png" })).toBeVisible();
  await openMembers(ann);
  await shut("Open it again");
  await ben.reload();
  await expect(ben.getByRole("link", { name: "all.png" })).toBeVisible();
  expect(team.broken).toEqual([]);
});
