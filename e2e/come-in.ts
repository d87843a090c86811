// How a team comes in by the pages: the owner sets up and invites, who is invited accepts, by hand or by keys alone.
import { expect, type Page } from "@playwright/test";
import { press, write } from "./by-keys.ts";
import { expectWellHere } from "./well.ts";

type Invited = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
};

export const BEN: Invited = {
  id: "ben",
  name: "Ben Crow",
  email: "ben@desk.example",
  role: "reviewer",
};
export const DAN: Invited = {
  id: "dan",
  name: "Dan Elm",
  email: "dan@desk.example",
  role: "data-only viewer",
};

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
export const PASSWORD = "three old mills at noon";

/** From the one-time link to the owner's own account. */
export async function setUpOwner(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.locator("a[data-tile]").first()).toBeVisible();
  await expectWellHere(page, "first-half-begun");
  await page.getByRole("link", { name: "Members" }).click();
  await page.getByRole("link", { name: "Set up accounts" }).click();
  await field(page, "Your name").fill("Ann Bell");
  await field(page, "E-mail address").fill("ann@desk.example");
  await field(page, "Password").fill(PASSWORD);
  await expectWellHere(page, "first-half-set-up");
  await page.getByRole("button", { name: "Make the owner’s account" }).click();
  await expect(page.getByRole("heading", { name: "Ann Bell" })).toBeVisible();
}

/** The link that lets them in, as the page of members tells it once. */
export async function inviteOn(page: Page, { id, name, email, role }: Invited): Promise<string> {
  const invite = page.getByRole("region", { name: "Invite somebody new" });
  await invite.getByLabel("Name", { exact: true }).fill(name);
  await invite.getByLabel("Member id").fill(id);
  await invite.getByLabel("E-mail address").fill(email);
  await invite.getByLabel("Role").selectOption(role);
  await invite.getByRole("button", { name: "Make the link" }).click();
  const told = page
    .getByRole("listitem")
    .filter({ hasText: email })
    .getByText(/\/invitation#/);
  await expect(told).toBeVisible();
  return (await told.textContent()) ?? "";
}

export async function acceptByHand(page: Page, invitation: string): Promise<void> {
  await page.goto(invitation);
  await field(page, "Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.locator("a[data-tile]").first()).toBeVisible();
}

export async function acceptByKeys(page: Page, invitation: string): Promise<void> {
  await page.goto(invitation);
  await write(page, field(page, "Password"), PASSWORD);
  await expectWellHere(page, "first-half-invited");
  await press(page, page.getByRole("button", { name: "Make my account" }));
  await expect(page.locator("a[data-tile]").first()).toBeVisible();
}
