// Checks and verdicts of the item that a page shows, given by keys alone.
import { expect, type Locator, type Page } from "@playwright/test";
import { pick, press, write } from "./by-keys.ts";

export const checksOf = (page: Page) => page.getByRole("region", { name: "Checks" });
export const verdictOf = (page: Page) => page.getByRole("region", { name: "Verdict", exact: true });

/** The letters that find the result in a closed list, and the result. */
type Result = readonly [letters: string, result: string];

/** Fills the form in and leaves it open. */
export async function answer(page: Page, question: string, [letters, result]: Result, basis: string) {
  await press(page, checksOf(page).getByRole("button", { name: `Answer: ${question}` }));
  const asked = page.getByRole("dialog", { name: question });
  await pick(page, asked.getByLabel("Answer"), letters, result);
  await write(page, asked.getByLabel("On what basis"), basis);
  return asked;
}

export async function keep(page: Page, asked: Locator): Promise<void> {
  await press(page, asked.getByRole("button", { name: /^(Answer|Change the answer)$/ }));
  await expect(asked).toHaveCount(0);
}

export async function judgeByKeys(
  page: Page,
  does: "Give a verdict" | "Change your verdict",
  why: string,
): Promise<void> {
  await press(page, verdictOf(page).getByRole("button", { name: does }));
  const dialog = page.getByRole("dialog", { name: /^Your verdict on / });
  await pick(page, dialog.getByLabel("Verdict"), "ver", "verified");
  await write(page, dialog.getByLabel("Why"), why);
  await press(page, dialog.getByRole("button", { name: does }));
  await expect(dialog).toHaveCount(0);
  await expect(verdictOf(page).getByText(why)).toBeVisible();
}
