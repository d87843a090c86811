// What programs of the operator suggest for a transcript: shown as not stated, taken by a key or a button, or set aside.
import { listItems, showTranscript } from "@sightline/domain";
import { expect, test, type Page } from "@playwright/test";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openProgramDesk } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam(openProgramDesk);
});
test.afterAll(async () => team.desk.close());

const rows = (page: Page) => page.getByRole("table", { name: "Segments" }).getByRole("row");

/** As a program asks: what is in the transcript. */
async function stated(): Promise<string[]> {
  const { investigation } = team;
  const ann = await team.asking("ann");
  const { items } = await got(ann.ask(listItems, { investigation }));
  const { segments } = await got(ann.ask(showTranscript, { investigation, item: items[0]?.id ?? "" }));
  return segments.flatMap(({ text, translations }) => [text, ...translations.map((one) => one.text)]);
}

test("a program listens in the sandbox, and nothing of what it says is stated before a member takes it", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ann");
  await page.getByRole("link", { name: "uneven.mp4", exact: true }).click();
  await page.getByRole("link", { name: "Transcript: nothing yet" }).click();
  const suggested = page.getByRole("region", { name: "Suggested by the program, not stated" });
  await expect(suggested.getByRole("button", { name: "Ask turn to translate" })).toHaveCount(0);

  // What fails is told, and leaves nothing behind.
  await suggested.getByLabel("What is spoken, if you know").fill("xx");
  await suggested.getByRole("button", { name: "Ask listen what is said" }).click();
  await expect(suggested).toContainText(
    "The program ended with an error and nothing that it printed is taken",
  );
  await expectWell(page, "a program refused");

  await suggested.getByLabel("What is spoken, if you know").fill("");
  await suggested.getByRole("button", { name: "Ask listen what is said" }).click();
  const list = suggested.getByRole("list", { name: "Suggestions" });
  await expect(list.getByRole("listitem")).toHaveCount(5);
  await expect(suggested).toContainText("1 suggestion follows");
  expect(await stated()).toEqual([]);
  await expectWell(page, "suggested words");

  // By its key, and by its button; what is set aside comes back when it is asked for.
  await page.keyboard.press("t");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first().locator("textarea[data-words]")).toHaveValue("слово 1");
  await expect(list.getByRole("listitem").first()).toContainText("слово 2");
  await page.keyboard.press("x");
  await expect(list.getByRole("listitem").first()).toContainText("слово 3");
  await expect(suggested).toContainText("1 suggestion is set aside.");
  await list
    .getByRole("button", { name: /^Take it/ })
    .nth(1)
    .click();
  await expect(rows(page)).toHaveCount(2);
  expect(await stated()).toEqual(["слово 1", "слово 4"]);
  await suggested.getByRole("button", { name: "Bring them back" }).click();
  await expect(list.getByRole("listitem").first()).toContainText("слово 2");

  // Translated, each beside the words that it is of; taken, it waits for a second reader as any other.
  await suggested.getByLabel("Suggest words in").fill("en");
  await suggested.getByRole("button", { name: "Ask turn to translate" }).click();
  const first = list.getByRole("listitem").filter({ hasText: "word of en: слово 1" });
  await expect(first).toBeVisible();
  await expectWell(page, "suggested translations");
  await first.getByRole("button", { name: /^Take it/ }).click();
  await expect(rows(page).first()).toContainText("the review must be another member’s");
  expect(await stated()).toEqual(["слово 1", "word of en: слово 1", "слово 4"]);

  // Whoever may write no transcript is shown none of it.
  const dan = await team.signedIn(browser, "dan");
  await dan.goto(page.url());
  await expect(dan.getByText("слово 4")).toBeVisible();
  await expect(dan.getByText("слово 3")).toHaveCount(0);
  expect(team.broken).toEqual([]);
});
