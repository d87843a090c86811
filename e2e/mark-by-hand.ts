// Marking on the picture as a hand does it, and what of it the desk has kept.
import { showItem } from "@sightline/domain";
import { expect, type Page } from "@playwright/test";
import { got } from "../packages/server/src/testing/visitor.ts";
import type { Team } from "./team.ts";

export async function openToMark(page: Page, file: string): Promise<void> {
  await page.getByRole("link", { name: file, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: file })).toBeVisible();
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await page.keyboard.press("h");
  await expect(page.locator("[data-marking]")).toBeVisible();
  await page.locator("[data-picture]").evaluate("(picture) => picture.scrollIntoView({ block: 'center' })");
}

export const idIn = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) ?? "";
export const markedIn = async (team: Team, page: Page) => {
  const { investigation } = team;
  const asking = await team.asking("ben");
  return (await got(asking.ask(showItem, { investigation, item: idIn(page) }))).sightings;
};
export const kept = (page: Page) =>
  expect(page.locator("[data-marked]")).toHaveAttribute("data-waiting", "0");

/** Where a share of the picture is on the screen. */
export async function spotOf(page: Page, { x, y }: { x: number; y: number }): Promise<[number, number]> {
  const box = await page.locator("[data-marking]").boundingBox();
  if (!box) throw new Error("Expected a picture to mark on.");
  return [box.x + x * box.width, box.y + y * box.height];
}
