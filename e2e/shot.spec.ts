// One act says that nobody leaves a shot and comes back, and only after each frame of it was shown.
import { expect, test, type Page } from "@playwright/test";
import { listItems } from "@sightline/domain";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openKnownDesk } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam(openKnownDesk);
});
test.afterAll(() => team.desk.close());

test("a shot is stated to be one unbroken take once all of it was shown, and with what it does to the number", async ({
  browser,
}) => {
  const { investigation } = team;
  const ann = await team.asking("ann");
  const { items } = await got(ann.ask(listItems, { investigation }));
  const film = items.find(({ name }) => name === "uneven.mp4");
  if (!film) throw new Error("Expected a film, got none.");
  const page = await team.signedIn(browser, "ben");
  await page.goto(`${team.desk.url}/i/${investigation}/items/${film.id}`);
  const opens = page.getByRole("button", { name: "Nobody leaves and returns in this shot …" });
  await expect(opens).toHaveAttribute("aria-disabled", "true");
  await page
    .getByRole("button", { name: /Reveal/ })
    .first()
    .click();
  await opens.click();
  const dialog = page.getByRole("dialog");
  const states = dialog.getByRole("button", { name: "State it" });
  await dialog.getByLabel("What it rests on").fill("the camera stands still, and nobody passes its edge");
  await expect(states).toHaveAttribute("aria-disabled", "true");
  await expect(dialog.getByText(/not shown to you yet/).first()).toBeVisible();
  await expect(dialog.locator("[data-effect]")).toBeVisible();
  await expectWell(page, "shot-not-shown");
  await dialog.getByRole("button", { name: "Play" }).click();
  await expect(dialog.locator("[data-left]")).toHaveAttribute("data-left", "0");
  await states.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("It is stated that nobody leaves and returns in this shot.")).toBeVisible();
  await expect(page.getByText(/is one unbroken shot from/).first()).toBeVisible();
  await page.close();
  await reviewed(await team.signedIn(browser, "ann"));
  expect(team.broken).toEqual([]);
});

/** The other member confirms it in the inbox, and only after the same was shown to them. */
async function reviewed(page: Page): Promise<void> {
  await page.goto(`${team.desk.url}/i/${team.investigation}/inbox`);
  const matter = page.getByRole("listitem").filter({ hasText: "the camera stands still" });
  await matter.getByRole("button", { name: "Confirm" }).click();
  const dialog = page.getByRole("dialog");
  const confirms = dialog.getByRole("button", { name: "Confirm" });
  await expect(dialog.getByText("Reveal the film first.")).toBeVisible();
  await expect(confirms).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("button", { name: "Reveal the film" }).click();
  await expect(dialog.getByText(/not shown to you yet/)).toBeVisible();
  await confirms.press("Enter");
  await expect(dialog).toBeVisible();
  await expectWell(page, "shot-review-not-shown");
  await dialog.getByRole("button", { name: "Play" }).click();
  await expect(dialog.locator("[data-left]")).toHaveAttribute("data-left", "0");
  await expectWell(page, "shot-review-shown");
  await confirms.click();
  await expect(dialog).toHaveCount(0);
  await expect(matter).toHaveCount(0);
}
