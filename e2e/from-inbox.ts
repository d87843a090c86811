// A second review by hand: from the inbox to the item, and back with a verdict.
import { expect, type Page } from "@playwright/test";
import { verdictOf } from "./check-by-keys.ts";
import { FILM } from "./found.ts";
import { expectWellHere } from "./well.ts";

export async function lookFromInbox(page: Page, waiting: string, state: string): Promise<void> {
  await page.getByRole("link", { name: /^Inbox/ }).click();
  const matter = page.getByRole("listitem").filter({ hasText: waiting });
  await expect(matter).toBeVisible();
  await expectWellHere(page, `${state}-inbox`);
  await matter.getByRole("link", { name: /^Look at it/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: FILM })).toBeVisible();
}

export async function verify(page: Page, why: string): Promise<void> {
  await verdictOf(page).getByRole("button", { name: "Give a verdict" }).click();
  const dialog = page.getByRole("dialog", { name: `Your verdict on ${FILM}` });
  await dialog.getByLabel("Verdict").selectOption("verified");
  await dialog.getByLabel("Why").fill(why);
  await dialog.getByRole("button", { name: "Give a verdict" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
}
