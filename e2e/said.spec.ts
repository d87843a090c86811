// What is said in films: listed, confirmed by the other, counted once for each recording, and by the people who say it.
import { changeSchema, decidePair, listItems, proposeChanges, showPair } from "@sightline/domain";
import { expect, test, type Page } from "@playwright/test";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openTogetherDesk } from "./known-desk.ts";
import { marked } from "./marked.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

const WORDS = { "long.mp4": "Мене призвали.", "clip.mp4": "Мене призвали.", "other.mp4": "Я строковик." };
test.describe.configure({ mode: "serial" });

let team: Team;
const item: Record<string, string> = {};

const by = async (who: "ann" | "ben", ...changes: object[]) =>
  got(
    (await team.asking(who)).ask(proposeChanges, {
      investigation: team.investigation,
      changes: changes.map((change) => changeSchema.parse(change)) as never,
      reason: "as heard",
    }),
  );

/** Three verified films, of which one is a clip of another, each with somebody who says something that is written down. */
test.beforeAll(async () => {
  team = await openTeam(openTogetherDesk);
  const listed = await got((await team.asking("ann")).ask(listItems, { investigation: team.investigation }));
  for (const { id, name } of listed.items) item[name] = id;
  const payload = { verdict: "verified", reason: "as seen" };
  for (const [name, text] of Object.entries(WORDS)) {
    const id = item[name] ?? "";
    const words = { item: id, startUs: 200_000, endUs: 900_000, text, language: "uk", note: null };
    const speaker = { kind: "sighting", id: `${name}-1` };
    const verdict = { verb: "item.review", subject: id, payload };
    const heard = { verb: "segment.state", subject: `w-${name}`, payload: { ...words, speaker } };
    const { seq: version } = await by("ann", marked(id, name, 1));
    await by("ann", verdict, heard, { verb: "marks.state", subject: id, payload: { version } });
    await by("ben", verdict, { verb: "marks.review", subject: id, payload: { version } });
  }
  const { investigation } = team;
  const ann = await team.asking("ann");
  const [a, b] = [item["long.mp4"] ?? "", item["clip.mp4"] ?? ""].sort() as [string, string];
  const { pair } = await got(ann.ask(showPair, { investigation, a, b }));
  const { evidence } = pair;
  await got(ann.ask(decidePair, { investigation, a, b, evidence, answer: "same-recording" }));
});
test.afterAll(async () => team.desk.close());

const state = (name: string) => ({
  verb: "statement.state",
  subject: `t-${name}`,
  payload: {
    item: item[name],
    startUs: 200_000,
    endUs: 900_000,
    speaker: { kind: "sighting", id: `${name}-1` },
    attributes: ["says-conscript"],
    note: null,
  },
});
const open = (page: Page, name: string) =>
  page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
const counted = (page: Page) => page.locator('[data-attribute="says-conscript"]');
const rowOf = (page: Page, name: string) =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name }) })
    .filter({ has: page.getByRole("heading") });

test("what is listened for is listed, a statement is confirmed, and footage rises by it and not by its copy", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await open(ann, "Statements");
  await expect(ann.getByText(/^Nothing is stated yet\./)).toBeVisible();
  await expectWell(ann, "no statements");
  await ann.getByLabel("Another thing that may be said").fill("says-conscript");
  await ann.keyboard.press("Enter");
  await expect(counted(ann)).toContainText("In 0 distinct pieces of footage");

  // Of one film beside its player, of the other by a program.
  await ann.goto(`${team.desk.url}/i/${team.investigation}/items/${item["long.mp4"]}/transcript`);
  await ann.getByText(WORDS["long.mp4"]).first().click();
  await ann.getByRole("button", { name: "State what is said" }).click();
  const stating = ann.getByRole("dialog", { name: "State what is said" });
  await expect(stating.getByRole("button", { name: "State it" })).toHaveAccessibleDescription(/one of these/);
  await stating.getByLabel("says-conscript").check();
  await expectWell(ann, "stating what is said");
  await stating.getByRole("button", { name: "State it" }).press("Enter");
  await expect(stating).toHaveCount(0);
  await expect(ann.getByRole("link", { name: "Stated: says-conscript" })).toBeVisible();
  await by("ann", state("other.mp4"));
  await open(ann, "Statements");
  await expect(rowOf(ann, "long.mp4")).toContainText(
    "It counts in no number: no second member has confirmed it.",
  );
  await expect(rowOf(ann, "long.mp4")).toContainText("Spoken in captivity");
  await expect(rowOf(ann, "long.mp4").getByRole("button", { name: "It is said so" })).toHaveCount(0);

  await open(ben, "Statements");
  await rowOf(ben, "long.mp4").getByRole("button", { name: "It is said so" }).press("Enter");
  await expect(counted(ben)).toContainText("In 1 distinct piece of footage");
  await rowOf(ben, "other.mp4").getByRole("button", { name: "It is said so" }).press("Enter");
  for (const page of [ann, ben]) {
    await expect(counted(page)).toContainText("In 2 distinct pieces of footage");
    await expect(counted(page)).toContainText("By at least 1 person");
  }
  await by("ann", state("clip.mp4"));
  await rowOf(ben, "clip.mp4").getByRole("button", { name: "It is said so" }).press("Enter");
  await expect(rowOf(ben, "clip.mp4")).toContainText("Reviewed by");
  await expect(counted(ben)).toContainText("In 2 distinct pieces of footage");
  await expect(counted(ben)).toContainText("and the same recording: clip.mp4");
  await expectWell(ben, "statements");
});

test("other words take the confirmation back, and what is said is corrected and withdrawn on the page", async ({
  browser,
}) => {
  const ann = await team.signedIn(browser, "ann");
  await open(ann, "Statements");
  const id = item["other.mp4"] ?? "";
  const words = { item: id, startUs: 200_000, endUs: 900_000, language: "uk", note: null };
  const speaker = { kind: "sighting", id: "other.mp4-1" };
  await by("ann", {
    verb: "segment.correct",
    subject: "w-other.mp4",
    payload: { ...words, text: "Я не строковик.", speaker },
  });
  await expect(counted(ann)).toContainText("In 1 distinct piece of footage");
  const row = rowOf(ann, "other.mp4");
  await expect(row).toContainText("no second member has confirmed it");
  await row.getByRole("button", { name: "Correct" }).click();
  const form = ann.getByRole("dialog", { name: /^Correct the statement/ });
  await form.getByLabel("It is not spoken in captivity").check();
  await form.getByLabel("Why").fill("He is a guard.");
  await expectWell(ann, "correcting a statement");
  await form.getByRole("button", { name: "Correct it" }).click();
  await expect(form).toHaveCount(0);
  await expect(row).not.toContainText("Spoken in captivity");
  await row.getByRole("button", { name: "Withdraw" }).click();
  const why = ann.getByRole("dialog", { name: /^Withdraw the statement/ });
  await why.getByLabel("Why").fill("He says the opposite.");
  await why.getByRole("button", { name: "Withdraw" }).click();
  await expect(row).toHaveCount(0);
});
