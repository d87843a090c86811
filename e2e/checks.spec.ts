// Checks by keys alone: four kinds of evidence, two verdicts, other words and lost evidence that make them void; what is asked and counted.
import { expect, test, type Page } from "@playwright/test";
import { numbersOf, openKnownDesk, SHAPES } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";
import { NUMBER_OF } from "./numbered.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam();
});
test.afterAll(async () => team.desk.close());

const checksOf = (page: Page) => page.getByRole("region", { name: "Checks" });
const verdictOf = (page: Page) => page.getByRole("region", { name: "Verdict", exact: true });
const openItem = async (page: Page, name = "all.png"): Promise<void> => {
  await page.getByRole("link", { name: "Library" }).first().press("Enter");
  await page.getByRole("link", { name, exact: true }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
};
const choose = (page: Page, label: string, option: string) =>
  page.getByRole("dialog").getByLabel(label).selectOption(option);

async function giveVerdict(page: Page, why: string): Promise<void> {
  await verdictOf(page)
    .getByRole("button", { name: /Give a verdict|Change your verdict/ })
    .press("Enter");
  const dialog = page.getByRole("dialog");
  await choose(page, "Verdict", "verified");
  await dialog.getByLabel("Why").fill(why);
  await dialog.getByRole("button", { name: /verdict$/ }).press("Enter");
  await expect(dialog).toHaveCount(0);
}

test("an answer rests on a pinned part, another item, a file and an address, and gives a place", async ({
  browser,
}) => {
  const ann = await team.signedIn(browser, "ann");
  await openItem(ann);
  const checks = checksOf(ann);
  await expect(checks.getByText("Open", { exact: true })).toHaveCount(6);
  await expectWell(ann, "checks-open");

  await checks.getByRole("button", { name: "Answer: Place" }).press("Enter");
  const asked = ann.getByRole("dialog", { name: "Place" });
  await choose(ann, "Answer", "passed");
  await asked.getByLabel("On what basis").fill("The bridge has four arches.");
  await asked.getByLabel("Latitude in degrees, if known").fill("50.4501");
  await expect(asked.getByText("Longitude in degrees is missing.")).toBeVisible();
  await asked.getByLabel("Within so many metres, if known").fill("200");
  await asked.getByLabel("Paste coordinates").fill("50.4501°\u202fN, 30.5234°\u202fE");
  await expect(
    asked.getByText("Read as decimal degrees: 50.4501, 30.5234, written to about 11 m."),
  ).toBeVisible();
  await expect(asked.getByLabel("Longitude in degrees, if known")).toHaveValue("30.5234");
  await expect(asked.getByLabel("Within so many metres, if known")).toHaveValue("200");

  await asked.getByRole("button", { name: "Pin a still" }).press("Enter");
  await expect(asked.getByText("Reveal the picture to mark a part of it.")).toBeVisible();
  await asked.getByRole("button", { name: /Reveal/ }).press("Enter");
  const part = asked.getByRole("button", { name: "The part to pin" });
  await part.press("Enter");
  await expect(asked.getByRole("status")).toContainText("30 % wide and 30 % high, 35 % from the left");
  for (let n = 0; n < 5; n += 1) await part.press("ArrowLeft");
  for (let n = 0; n < 10; n += 1) await part.press("Shift+ArrowDown");
  await expect(asked.getByRole("status")).toContainText("30 % wide and 40 % high, 30 % from the left");
  await expectWell(ann, "checks-pinning");
  await asked.getByRole("button", { name: "Pin this part" }).press("Enter");
  const evidence = asked.getByRole("list", { name: "Evidence" });
  await expect(evidence.getByText("The picture itself, a part of it")).toBeVisible();

  await asked.getByRole("button", { name: "Another item" }).press("Enter");
  await asked.getByLabel("Find an item by its name").fill("part");
  await expect(asked.getByRole("button", { name: /^Choose / })).toHaveCount(1);
  await expectWell(ann, "checks-choosing");
  await asked.getByRole("button", { name: "Choose part.jpg" }).press("Enter");
  await expect(evidence.getByRole("link", { name: "part.jpg" })).toBeVisible();

  await asked.getByRole("button", { name: "A file" }).press("Enter");
  await asked.getByLabel("Where it was found, if known").fill("https://example.org/plan");
  await asked
    .locator("input[type=file]")
    .setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("a plan of the bridge") });
  await expect(evidence.getByRole("link", { name: "plan.txt" })).toBeVisible();

  await asked.getByRole("button", { name: "An address" }).press("Enter");
  const address = asked.getByLabel("An address that shows it");
  await address.fill("nowhere");
  await expect(asked.getByText(/an address begins with http/)).toBeVisible();
  await address.fill("https://example.org/bridge");
  await address.press("Enter");
  await expect(evidence.getByText("https://example.org/bridge")).toBeVisible();
  await expectWell(ann, "checks-answering");
  await asked.getByRole("button", { name: "Answer", exact: true }).press("Enter");

  await expect(asked).toHaveCount(0);
  await expect(checks.getByText("Passed")).toBeVisible();
  await expect(checks.getByText("50.4501, 30.5234, within 200 m")).toBeVisible();
  const kept = checks.getByRole("list", { name: "Evidence" });
  await expect(kept.getByRole("listitem")).toHaveCount(4);
  await expectWell(ann, "checks-answered");
  // It points where it says: the other item, which says for what it is evidence.
  await kept.getByRole("link", { name: "plan.txt" }).press("Enter");
  await expect(ann.getByRole("heading", { level: 1, name: "plan.txt" })).toBeVisible();
  await expect(ann.getByRole("region", { name: "It is evidence for" })).toContainText(
    "all.png: the answer to “Place”",
  );
  await expect(ann.getByText("Brought in as evidence for all.png.")).toBeVisible();

  await openItem(ann);
  await checks.getByRole("button", { name: "Answer: Time" }).press("Enter");
  const time = ann.getByRole("dialog", { name: "Time" });
  await choose(ann, "Answer", "passed");
  await time.getByLabel("On what basis").fill("No shadow is seen.");
  await time.getByLabel("When it was made, in UTC, if known").fill("2031-04");
  await choose(ann, "Precision", "hour");
  await expect(time.getByText(/2031-04 says nothing finer than the month/)).toBeVisible();
  await choose(ann, "Answer", "cannot say");
  await expect(time.getByText(/An answer that says “cannot say” gives no time/)).toBeVisible();
  await time.getByLabel("When it was made, in UTC, if known").fill("");
  await choose(ann, "Precision", "");
  await time.getByRole("button", { name: "Answer", exact: true }).press("Enter");
  await expect(checks.getByText("Cannot say")).toBeVisible();
  await expect(checks.getByText("Open", { exact: true })).toHaveCount(4);
  expect(team.broken).toEqual([]);
});

test("other words make verdicts void in every window, and so does evidence that is taken out", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await openItem(ben);
  await giveVerdict(ben, "The arches are those.");
  await openItem(ann);
  await giveVerdict(ann, "I saw it too.");
  await expect(verdictOf(ben).getByText("2 members say verified and none disagrees")).toBeVisible();
  await expect(verdictOf(ben).getByText("Under the first questions, which are asked now.")).toHaveCount(2);

  const questions = ann.getByRole("region", { name: "Asked of each item" });
  await ann.getByRole("link", { name: "Questions" }).press("Enter");
  await expect(ann.getByRole("heading", { level: 1, name: "What is asked, and what counts" })).toBeVisible();
  await expectWell(ann, "questions");
  await questions.getByLabel("What it asks").first().fill("Is it the bridge at Lome?");
  await expect(questions.getByText("2 verdicts rest on it and become void, at once.")).toBeVisible();
  await expect(questions.getByText("Say why: verdicts become void by it.")).toBeVisible();
  await questions.getByRole("button", { name: "Move Context up" }).press("Enter");
  await questions.getByRole("button", { name: "Take out: Source" }).press("Enter");
  await questions.getByRole("button", { name: "Add a question" }).press("Enter");
  await expect(questions.getByText("The new question needs a name and what it asks.")).toBeVisible();
  await questions.getByLabel("Name").last().fill("Sound");
  await questions.getByLabel("What it asks").last().fill("What is heard in it?");
  await questions.getByLabel("Why", { exact: true }).fill("It was too wide.");
  await expectWell(ann, "questions-changed");
  await questions.getByRole("button", { name: "Ask these from now on" }).press("Enter");
  await expect(questions.getByText("What this does")).toHaveCount(0);
  await expect(questions.getByRole("button", { name: "Ask “Source” again" })).toBeVisible();
  const versions = ann.getByRole("region", { name: "Versions of the questions" });
  await expect(versions.getByText("asked now")).toHaveCount(1);
  await expect(versions).toContainText("It was too wide.");

  await expect(verdictOf(ben).getByText(/void since “Place” asks something else/)).toHaveCount(2);
  await expect(
    checksOf(ben).getByText(/It asks something else since this was answered “passed”/),
  ).toBeVisible();
  await expectWell(ben, "checks-void");

  await checksOf(ben).getByRole("button", { name: "Answer: Place" }).press("Enter");
  const asked = ben.getByRole("dialog", { name: "Place" });
  await expect(asked.getByText("Is it the bridge at Lome?")).toBeVisible();
  await asked.getByLabel("On what basis").fill("It is, by its arches.");
  await asked.getByRole("button", { name: "Take out: plan.txt" }).press("Enter");
  await asked.getByRole("button", { name: "Answer", exact: true }).press("Enter");
  await expect(asked).toHaveCount(0);
  await giveVerdict(ben, "The arches, again.");

  await openItem(ann, "part.jpg");
  await ann.getByRole("button", { name: "Take it out of the investigation" }).press("Enter");
  const out = ann.getByRole("dialog");
  await expect(out).toContainText("1 answer about other items rests on it. 1 verdict on them becomes void.");
  await out.getByLabel("Why").fill("It shows another bridge.");
  await out.getByRole("button", { name: "Take it out", exact: true }).press("Enter");
  await expect(
    verdictOf(ben).getByText(/void since an item was taken out that was evidence for the answer to “Place”/),
  ).toBeVisible();
  await expect(checksOf(ben).getByText("It was taken out of the investigation since.")).toBeVisible();
  expect(team.broken).toEqual([]);
});

test("an owner says what counts and why; a reviewer reads it, and whoever may not know sees no name", async ({
  browser,
}) => {
  const [ann, ben, dan] = [
    await team.signedIn(browser, "ann"),
    await team.signedIn(browser, "ben"),
    await team.signedIn(browser, "dan"),
  ];
  await ann.getByRole("link", { name: "Questions" }).press("Enter");
  const counts = ann.getByRole("region", { name: "What counts" });
  await expect(counts.getByLabel("verified")).toBeChecked();
  await counts.getByLabel("Another subject").fill("guard");
  await counts.getByLabel("Another subject").press("Enter");
  await expect(counts.getByText("guard: counted from now on, 0 marks.")).toBeVisible();
  await expect(counts.getByText("Say why: the number may move by it.")).toBeVisible();
  await counts.getByLabel("Why").fill("Guards are asked for too.");
  await expectWell(ann, "counts-changed");
  await counts.getByRole("button", { name: "Count this from now on" }).press("Enter");
  await expect(counts.getByText("What this does")).toHaveCount(0);
  await expect(counts.getByLabel(/^guard/)).toBeChecked();

  await ben.getByRole("link", { name: "Questions" }).press("Enter");
  await expect(
    ben.getByText("You are a reviewer here, and this is not yours to do; ask an owner."),
  ).toHaveCount(3);
  await expect(ben.getByRole("button", { name: "Add a question" })).toHaveCount(0);
  await expectWell(ben, "questions-read");
  await dan.getByRole("link", { name: "Questions" }).press("Enter");
  await expect(dan.getByRole("region", { name: "Versions of the questions" })).toContainText("asked now");
  await expect(dan.getByText(/Ann|Bell|too wide/)).toHaveCount(0);
  expect(team.broken).toEqual([]);
});

/** The number in the still of the dialog, read from its pixels; null while it is not there. */
const READ = `(() => {
  const still = document.querySelector("dialog[open] img[alt]:not([alt=''])");
  if (!still || !still.complete || still.naturalWidth === 0) return null;
  const { number } = (${NUMBER_OF})(still);
  return number;
})()`;

test("a still of a film is pinned at the instant that is looked at, and leads back to it", async ({
  page,
}) => {
  const shape = "uneven times, a late start and sound";
  const numbers = numbersOf(shape);
  const desk = await openKnownDesk();
  try {
    await page.goto(desk.link);
    await page.getByRole("link", { name: SHAPES[shape], exact: true }).press("Enter");
    const slider = page.getByRole("slider", { name: "Frame" });
    await slider.fill("11");
    await expect(page.getByText(`frame 12 of ${numbers.length}`)).toBeVisible();
    const checks = checksOf(page);
    await checks.getByRole("button", { name: "Answer: Context" }).press("Enter");
    const asked = page.getByRole("dialog", { name: "Context" });
    await choose(page, "Answer", "passed");
    await asked.getByLabel("On what basis").fill("The number is burnt in.");
    await asked.getByRole("button", { name: "Pin a still" }).press("Enter");
    await asked.getByRole("button", { name: /Reveal/ }).press("Enter");
    await expect.poll(() => page.evaluate<number | null>(READ)).toBe(numbers[11]);
    await asked.getByRole("button", { name: "The part to pin" }).press("Enter");
    await asked.getByRole("button", { name: "Pin this part" }).press("Enter");
    const pinned = asked.getByRole("list", { name: "Evidence" });
    await expect(pinned.getByText(/^The frame at .*, a part of it$/)).toBeVisible();
    await expect.poll(() => page.evaluate<number | null>(READ)).toBe(numbers[11]);
    await asked.getByRole("button", { name: "Answer", exact: true }).press("Enter");
    await expect(asked).toHaveCount(0);
    await slider.fill("2");
    await expect(page.getByText(`frame 3 of ${numbers.length}`)).toBeVisible();
    await checks.getByRole("button", { name: /^The frame at .*, a part of it$/ }).press("Enter");
    await expect(page.getByText(`frame 12 of ${numbers.length}`)).toBeVisible();
    await expectWell(page, "checks-film");
  } finally {
    await desk.close();
  }
});
