// Three members at one desk, each in a browser of their own: what one does shows in the windows of the others, and nothing jumps.
import { expect, test, type Page } from "@playwright/test";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam();
});
test.afterAll(async () => team.desk.close());

const signedIn: Team["signedIn"] = (browser, who) => team.signedIn(browser, who);

const openItem = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: "all.png" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "all.png" })).toBeVisible();
};

async function judge(page: Page, verdict: string, why: string): Promise<void> {
  await page.getByRole("button", { name: /^(Give a|Change your) verdict$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Verdict").selectOption(verdict);
  await dialog.getByLabel("Why").fill(why);
  await dialog.getByRole("button", { name: /verdict$/ }).click();
  await expect(dialog).toHaveCount(0);
}

/** True for as long as the page was not loaded again. */
const mark = (page: Page) => page.evaluate("window.notLoadedAgain = true");
const isTheSame = (page: Page) => page.evaluate("window.notLoadedAgain === true");

test("a verdict given in one window shows in the others without a reload, and who is there is seen", async ({
  browser,
}) => {
  const [ann, ben] = [await signedIn(browser, "ann"), await signedIn(browser, "ben")];
  await openItem(ann);
  await mark(ann);
  await expect(ann.getByText("has this open too")).toHaveCount(0);
  await openItem(ben);
  await expect(ann.getByText("Ben Crow has this open too")).toBeVisible();
  await expect(ben.getByText(/ has this open too/)).toBeVisible();
  await expectWell(ann, "item-with-another");
  await judge(ben, "verified", "The mill and its roof are there.");
  await expect(ann.getByText("The mill and its roof are there.")).toBeVisible();
  expect(await isTheSame(ann)).toBe(true);
  await judge(ann, "verified", "Seen it too.");
  await expect(ben.getByText("Seen it too.")).toBeVisible();

  // Its history, for whoever asks.
  await ben.getByRole("button", { name: /who did what to this item/ }).click();
  const history = ben.getByRole("list", { name: /^History of the item/ });
  await expect(history.getByRole("listitem").first()).toContainText("gave the verdict verified on all.png");
  await expect(history.getByRole("listitem").last()).toContainText("collected all.png");
  await ben.goBack();
  await expect(ann.getByText(/has this open too/)).toHaveCount(0);
  await ann.context().close();
  await ben.context().close();
});

test("a list does not move under the pointer: it says that it changed, and shows it when it is asked to", async ({
  browser,
}) => {
  const [ann, ben] = [await signedIn(browser, "ann"), await signedIn(browser, "ben")];
  await ann.getByLabel("Verdict").selectOption("=verified");
  await expect(ann.getByText("1 of 2 shown")).toBeVisible();
  await openItem(ben);
  await judge(ben, "false", "Another roof, on a second look.");
  await expect(ann.getByText("1 change since this was fetched")).toBeVisible();
  await expect(ann.getByRole("link", { name: "all.png" })).toBeVisible();
  await expectWell(ann, "library-changed");
  await ann.getByRole("button", { name: "Show", exact: true }).click();
  await expect(ann.getByText("0 of 2 shown")).toBeVisible();
  await expect(ann.getByText("since this was fetched")).toHaveCount(0);
  // Where nothing moves it is in place.
  await ann.getByLabel("Verdict").selectOption("any");
  await expect(ann.getByText("2 shown")).toBeVisible();
  const tile = ann.getByRole("listitem").filter({ hasText: "all.png" });
  await expect(tile).not.toContainText("verified");
  await judge(ben, "verified", "It is the same roof after all.");
  await expect(tile).toContainText(/verified/i);
  await expect(ann.getByText("since this was fetched")).toHaveCount(0);
  await ann.context().close();
  await ben.context().close();
});

test("the journal is read, filtered and walked by keyboard, and its head can be copied", async ({
  browser,
}) => {
  const [ann, ben] = [await signedIn(browser, "ann"), await signedIn(browser, "ben")];
  await openItem(ben);
  await judge(ben, "verified", "The roof, the road and the mill.");
  await ann.getByRole("link", { name: "Journal" }).click();
  const entries = ann.getByRole("list", { name: "Entries, newest first" });
  await expect(entries.getByRole("listitem").first()).toContainText(
    "Ben Crow gave the verdict verified on all.png",
  );
  await expectWell(ann, "journal");
  await judge(ben, "inconclusive", "The light is another.");
  await expect(ann.getByText("1 change since this was fetched")).toBeVisible();
  await expect(entries.getByRole("listitem").first()).toContainText("verified");
  await ann.getByRole("button", { name: "Show", exact: true }).click();
  await expect(entries.getByRole("listitem").first()).toContainText(
    "gave the verdict inconclusive on all.png",
  );

  await ann.getByRole("combobox", { name: "Member" }).selectOption("Ben Crow");
  await ann.getByRole("combobox", { name: "About" }).selectOption("Reviews");
  await expect(entries.getByRole("listitem").filter({ hasText: "collected" })).toHaveCount(0);
  await expect(entries.getByRole("listitem").first()).toContainText("The light is another.");
  await ann.getByRole("searchbox").fill("ROOFS of nobody");
  await expect(ann.getByText("No entry fits.")).toBeVisible();
  await expectWell(ann, "journal-nothing");
  await ann.reload();
  await expect(ann.getByText("No entry fits.")).toBeVisible();
  await ann.getByRole("button", { name: "Show all" }).click();
  await expect(entries.getByRole("listitem").filter({ hasText: "collected all.png" })).toHaveCount(1);

  await ann.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await ann.getByRole("button", { name: "Copy the hash" }).click();
  await expect(ann.getByText("Copied.")).toBeVisible();
  const copied = await ann.evaluate("navigator.clipboard.readText()");
  expect(copied).toMatch(/^[0-9a-f]{64}$/);
  await expect(ann.getByText(String(copied))).toBeVisible();

  const link = entries.getByRole("link", { name: "gave the verdict inconclusive on all.png" });
  await ann.getByRole("button", { name: "Keys" }).focus();
  for (let tabs = 0; tabs < 30 && !(await link.evaluate((one) => one.matches(":focus"))); tabs++)
    await ann.keyboard.press("Tab");
  await ann.keyboard.press("Enter");
  await expect(ann.getByRole("heading", { level: 1, name: "all.png" })).toBeVisible();
  await ann.context().close();
  await ben.context().close();
});

test("a data-only viewer sees a number change, and neither the journal nor who is there", async ({
  browser,
}) => {
  const [ben, dan] = [await signedIn(browser, "ben"), await signedIn(browser, "dan")];
  await expect(dan.getByRole("link", { name: "Journal" })).toHaveCount(0);
  await openItem(dan);
  await openItem(ben);
  await judge(ben, "false", "A third look.");
  await expect(dan.getByRole("region", { name: "Verdict" })).toContainText("false");
  await expect(dan.getByText("has this open too")).toHaveCount(0);
  await expect(ben.getByText("has this open too")).toHaveCount(0);
  await expect(dan.getByRole("heading", { name: "History" })).toHaveCount(0);
  await dan.goto(`${team.desk.url}/i/${team.investigation}/journal`);
  await expect(
    dan.getByText("Dan Elm is a data-only viewer and may not look at who works on it here"),
  ).toBeVisible();
  await expectWell(dan, "journal-refused");
  await ben.context().close();
  await dan.context().close();
  expect(team.broken).toEqual([]);
});
