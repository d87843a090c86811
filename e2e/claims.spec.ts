// What parties claim: entered by one, reviewed and signed by the other, and what is found of it follows the number.
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
const claimOf = (page: Page, party: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: new RegExp(`^${party}:`) }) });

test("a claim is entered in its words, reviewed by the other, signed, and its finding falls with the number", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await open(ann, "Claims");
  await expect(ann.getByText(/^Nothing is claimed here yet\./)).toBeVisible();
  await expectWell(ann, "no claims");
  await open(ben, "Claims");

  await ann.getByRole("button", { name: "Enter a claim" }).click();
  const form = ann.getByRole("dialog", { name: "Enter a claim" });
  await form.getByLabel("Whose claim it is").fill("Northern army");
  await form.getByLabel("Who said it").fill("A. Reed");
  await form.getByLabel("In what office").fill("spokesman");
  await form.getByLabel("The words, as they were said").fill("We hold exactly one man.");
  const enter = form.getByRole("button", { name: "Enter it" });
  await form.getByRole("combobox", { name: "The figure" }).selectOption("exactly");
  await expect(enter).toHaveAccessibleDescription("Number is missing.");
  await form.getByRole("spinbutton", { name: "Number" }).fill("1");
  await expect(enter).toHaveAccessibleDescription(/Where it was said/);
  await form.getByLabel("Where it was said").fill("The Ford Post");
  await expectWell(ann, "entering a claim");
  await enter.press("Enter");
  await expect(form).toHaveCount(0);
  await expect(claimOf(ann, "Northern army")).toContainText("The evidence contradicts it");
  await expect(claimOf(ann, "Northern army")).toContainText(
    "The claim says exactly 1; at least 2 are shown, which is more.",
  );
  await expect(claimOf(ann, "Northern army")).toContainText("the review must be another member’s");

  // A vague word, and what it is agreed to mean.
  await ann.getByRole("button", { name: "Enter a claim" }).click();
  await form.getByLabel("Whose claim it is").fill("Southern ministry");
  await form.getByLabel("The words, as they were said").fill("There are a handful.");
  await form.getByRole("combobox", { name: "The figure" }).selectOption("only a word, such as “hundreds”");
  await form.getByRole("textbox", { name: "The word for the number" }).fill("a handful");
  await form.getByLabel("Address").fill("https://posts.example/handful");
  await enter.click();
  await expect(claimOf(ann, "Southern ministry")).toContainText("Nobody has agreed what “a handful” means");
  await ann.getByRole("button", { name: "Another word" }).click();
  const word = ann.getByRole("dialog", { name: "Another word for a number" });
  await word.getByLabel("The word", { exact: true }).fill("a handful");
  await word.getByLabel("At least").fill("2");
  await word.getByRole("button", { name: "Agree on it" }).click();
  await expect(word).toHaveCount(0);
  await expect(claimOf(ann, "Southern ministry")).toContainText("The evidence supports it");

  // The other member sees both at once, confirms one in the inbox and one here, and signs what is found.
  await expect(ben.getByText("2 claims, oldest first")).toBeVisible();
  await ben.getByRole("link", { name: /^Inbox/ }).click();
  await expect(
    ben.getByRole("heading", { name: /^Was it said so\? .* entered a claim of Northern army: exactly 1\./ }),
  ).toBeVisible();
  await expectWell(ben, "claims in the inbox");
  await ben.getByRole("button", { name: "Confirm" }).first().click();
  await open(ben, "Claims");
  await ben.getByRole("button", { name: "It was said so: Southern ministry" }).press("Enter");
  await expect(claimOf(ben, "Southern ministry")).toContainText("Reviewed by Ben Crow");
  await ben.getByRole("button", { name: /^Sign it: what is found of the claim of Northern army/ }).click();
  await expect(claimOf(ben, "Northern army")).toContainText("Signed by Ben Crow");
  await expect(claimOf(ann, "Northern army")).toContainText("Signed by Ben Crow");
  await expectWell(ann, "claims");

  // An item loses its verdict, and the other one too: the number falls, and with it what was found.
  const item = await team.signedIn(browser, "ben");
  for (const name of ["hall.png", "mill.png"]) {
    await open(item, "Library");
    await item.getByRole("link", { name }).click();
    await item.getByRole("button", { name: "Take it back: your verdict, verified" }).click();
    const why = item.getByRole("dialog", { name: "Take your verdict back?" });
    await why.getByLabel("Why").fill("The river is another one.");
    await why.getByRole("button", { name: "Take it back" }).click();
    await expect(why).toHaveCount(0);
  }
  await expect(claimOf(ann, "Northern army")).toContainText("Consistent with the evidence");
  await expect(claimOf(ann, "Northern army")).toContainText(
    "It has changed since it was signed: “The evidence contradicts it”, of at least 2",
  );
  await expect(claimOf(ann, "Southern ministry")).toContainText("The evidence cannot say");

  // Corrected, it waits for both again; withdrawn, it is gone for both.
  await ann.getByRole("button", { name: "Correct the claim of Northern army" }).click();
  const correct = ann.getByRole("dialog", { name: "Correct the claim of Northern army" });
  await expect(correct.getByRole("spinbutton", { name: "Number" })).toHaveValue("1");
  await correct.getByRole("spinbutton", { name: "Number" }).fill("3");
  await correct.getByRole("button", { name: "Correct it" }).click();
  await expect(claimOf(ben, "Northern army")).toContainText("Nobody has looked yet whether it was said so");
  await ann.getByRole("button", { name: "Withdraw the claim of Southern ministry" }).click();
  await ann.getByRole("dialog").getByLabel("Why").fill("It was another ministry.");
  await ann.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(claimOf(ben, "Southern ministry")).toHaveCount(0);
  expect(team.broken).toEqual([]);
});
