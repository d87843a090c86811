// The desk is gone in the middle of the work: what was not kept is said, survives a reload, and is kept once when the desk is back.
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
const say = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel("Comment", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Say it" }).press("Enter");
};
const comments = (page: Page) => page.getByRole("region", { name: "Comments" });

test("acts while the desk is gone wait in the browser, through a reload, and are each written once", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await openItem(ben);
  await openItem(ann);
  // In a second window of hers: it sees what waits, and sends none of it beside the first.
  const second = await ann.context().newPage();
  await second.goto(ann.url());
  await expect(second.getByRole("heading", { level: 1, name: "all.png" })).toBeVisible();
  await team.desk.kill();

  await say(ben, "The shadow falls to the north");
  await expect(ben.getByText("Not yet kept: 1.")).toBeVisible();
  await expect(comments(ben).getByText("Not yet kept: the desk does not answer.")).toBeVisible();
  await ben
    .getByRole("region", { name: "Triage" })
    .getByRole("button", { name: "In progress" })
    .press("Enter");
  await expect(ben.getByText("Not yet kept: 2.")).toBeVisible();
  await say(ann, "So it is after noon");
  await expect(ann.getByText("Not yet kept: 1.")).toBeVisible();
  await expect(second.getByText("Not yet kept: 1.")).toBeVisible();
  await expectWell(ben, "not yet kept");
  await ben.getByRole("button", { name: "See what it is" }).press("Enter");
  const list = ben.getByRole("dialog", { name: "Not yet kept" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list).toContainText("You said of all.png: The shadow falls to the north.");
  await expect(list).toContainText("You triaged all.png: in progress.");
  await expectWell(ben, "what is not yet kept");

  // Its page is gone with the desk: what was done is not.
  await ben.goto("about:blank");
  await team.desk.again();
  await ben.goto(`${team.desk.url}/i/${team.investigation}/items`);
  await openItem(ben);
  await expect(comments(ben).getByText("The shadow falls to the north")).toHaveCount(1);
  await expect(comments(ben).getByText("So it is after noon")).toHaveCount(1);
  await expect(ben.getByRole("region", { name: "Triage" })).toContainText("Somebody works on it");
  for (const page of [ann, ben, second]) {
    await expect(page.getByText(/Not yet kept: /)).toHaveCount(0);
    await expect(comments(page).getByRole("listitem")).toHaveCount(2);
  }
  await expect(ann.getByLabel("Comment", { exact: true })).toHaveValue("");
  await ben.goto(`${team.desk.url}/i/${team.investigation}/journal`);
  await expect(ben.getByText("said of all.png: The shadow falls to the north")).toHaveCount(1);
  await expect(ben.getByText("said of all.png: So it is after noon")).toHaveCount(1);
  expect(team.broken).toEqual([]);
});

const answer = async (page: Page, result: string, basis: string): Promise<void> => {
  const dialog = page.getByRole("dialog", { name: "Place" });
  await dialog.getByLabel("Answer").selectOption(result);
  await dialog.getByLabel("On what basis").fill(basis);
  await dialog.getByRole("button", { name: "Answer" }).press("Enter");
};

test("two members answer one question at once: the later one sees both, and nobody is overwritten unseen", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await openItem(ann);
  await openItem(ben);
  await ann.getByRole("button", { name: "Answer: Place" }).press("Enter");
  await ben.getByRole("button", { name: "Answer: Place" }).press("Enter");
  await answer(ben, "failed", "The hill behind the mill is missing.");
  await expect(ben.getByRole("dialog", { name: "Place" })).toHaveCount(0);
  // Her page shows his answer by now, behind what she has open.
  await expect(ann.getByText("The hill behind the mill is missing.")).toBeAttached();
  await answer(ann, "passed", "Mill and bridge as in the survey.");
  const both = ann.getByRole("dialog", { name: "Somebody else was here meanwhile" });
  await expect(both).toContainText("Ben Crow answered “Place” of all.png: failed");
  await expect(both).toContainText("The hill behind the mill is missing.");
  await expect(both).toContainText("You answered “Place” of all.png: passed.");
  await expect(both).toContainText("Mill and bridge as in the survey.");
  await expectWell(ann, "both versions");
  await both.getByRole("button", { name: "Leave theirs" }).press("Enter");
  await expect(ann.getByRole("dialog", { name: "Place" }).getByLabel("On what basis")).toHaveValue(
    "Mill and bridge as in the survey.",
  );
  // What she typed is still hers to say, once her page shows what stands.
  const again = ann.getByRole("dialog", { name: "Place" }).getByRole("button", { name: "Change the answer" });
  await expect(again).not.toHaveAttribute("aria-disabled", "true");
  await again.press("Enter");
  await both.getByRole("button", { name: "Say mine all the same" }).press("Enter");
  await expect(ben.getByText("Mill and bridge as in the survey.")).toBeVisible();
  await expect(ann.getByRole("dialog")).toHaveCount(0);
  expect(team.broken).toEqual([]);
});

test("what was typed and not said is there again after a reload and in another browser, and goes when it is said", async ({
  browser,
}) => {
  const ben = await team.signedIn(browser, "ben");
  await openItem(ben);
  await ben.getByLabel("Comment", { exact: true }).fill("The roof has a new");
  await ben.getByLabel("Comment", { exact: true }).pressSequentially(" gable");
  await expect(comments(ben).getByText("Kept as your draft")).toBeVisible();
  await ben.getByRole("button", { name: "Give a verdict" }).press("Enter");
  const verdict = ben.getByRole("dialog", { name: "Your verdict on all.png" });
  await verdict.getByLabel("Why").fill("Two things fit");
  await expect(verdict.getByText("Kept as your draft")).toBeVisible();
  await expectWell(ben, "a draft is kept");
  await ben.reload();
  await expect(ben.getByLabel("Comment", { exact: true })).toHaveValue("The roof has a new gable");

  const [elsewhere, ann] = [await team.signedIn(browser, "ben"), await team.signedIn(browser, "ann")];
  await openItem(elsewhere);
  await expect(elsewhere.getByLabel("Comment", { exact: true })).toHaveValue("The roof has a new gable");
  await expect(comments(elsewhere).getByText("Your draft of")).toBeVisible();
  await expectWell(elsewhere, "a draft was begun before");
  await elsewhere.getByRole("button", { name: "Give a verdict" }).press("Enter");
  await expect(elsewhere.getByRole("dialog").getByLabel("Why")).toHaveValue("Two things fit");
  await elsewhere.getByRole("dialog").getByRole("button", { name: "Begin anew" }).press("Enter");
  await expect(elsewhere.getByRole("dialog").getByLabel("Why")).toHaveValue("");
  await elsewhere.keyboard.press("Escape");
  await openItem(ann);
  await expect(ann.getByLabel("Comment", { exact: true })).toHaveValue("");

  await elsewhere.getByRole("button", { name: "Say it" }).press("Enter");
  await expect(comments(ann).getByText("The roof has a new gable")).toBeVisible();
  await expect(elsewhere.getByLabel("Comment", { exact: true })).toHaveValue("");
  await elsewhere.reload();
  await expect(comments(elsewhere).getByText("The roof has a new gable")).toBeVisible();
  await expect(elsewhere.getByLabel("Comment", { exact: true })).toHaveValue("");
  await elsewhere.getByRole("button", { name: "Give a verdict" }).press("Enter");
  await expect(elsewhere.getByRole("dialog").getByLabel("Why")).toHaveValue("");
  expect(team.broken).toEqual([]);
});
