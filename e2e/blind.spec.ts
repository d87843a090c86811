// Two members count one photo, the second without seeing the first count; they differ, the smaller counts, they settle it.
import { expect, test } from "@playwright/test";
import { listItems, proposeChanges } from "@sightline/domain";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam();
});
test.afterAll(() => team.desk.close());

test("a second member counts a photo blind, and the smaller of two counts counts until they settle it", async ({
  browser,
}) => {
  const { investigation } = team;
  const ann = await team.asking("ann");
  const { items } = await got(ann.ask(listItems, { investigation }));
  const photo = items.find(({ kind }) => kind === "photo");
  if (!photo) throw new Error("Expected a photo, got none.");
  const frame = { item: photo.id, at: 0, subject: "prisoner" };
  const write = (changes: object[]) => got(ann.ask(proposeChanges, { investigation, changes } as never));
  await write([
    { verb: "headcount.state", subject: "h-blind", payload: { ...frame, atLeast: 29, atMost: null } },
  ]);
  const asking = await team.signedIn(browser, "ann");
  await asking.goto(`${team.desk.url}/i/${investigation}/items/${photo.id}`);
  await asking
    .getByRole("button", { name: /Reveal/ })
    .first()
    .click();
  await asking.keyboard.press("h");
  await expectWell(asking, "blind-asking");
  await asking.getByRole("button", { name: "Ask for a blind count (prisoner)" }).click();
  await expect(asking.locator('[data-stage="asked"]')).toContainText("nobody has taken it on yet");

  const page = await team.signedIn(browser, "ben");
  await page.goto(`${team.desk.url}/i/${investigation}/inbox`);
  await page
    .locator('[data-kind="blind"]')
    .getByRole("link", { name: /Look at it/ })
    .click();
  await expect(page.getByRole("heading", { name: "Blind count" })).toBeVisible();
  await expectWell(page, "blind-asked");
  await page.getByRole("button", { name: "Count it blind" }).click();
  await expect(page.getByLabel("How many do you see (prisoner)?")).toBeVisible();
  await expect(page.getByText("29")).toHaveCount(0);
  await page.getByRole("button", { name: /Reveal/ }).click();
  const picture = page.locator("svg[data-heads]");
  const box = await picture.boundingBox();
  if (!box) throw new Error("Expected a picture, got none.");
  for (const share of [0.2, 0.4, 0.6])
    await page.mouse.click(box.x + box.width * share, box.y + box.height * 0.7);
  await expect(picture).toHaveAttribute("data-heads", "3");
  await expectWell(page, "blind-counting");

  await page.goto(`${team.desk.url}/i/${investigation}/items/${photo.id}`);
  await expect(page.getByText("What others marked and counted here is not shown to you")).toBeVisible();
  await expect(page.getByText("29")).toHaveCount(0);
  await page.getByRole("link", { name: "Go on counting" }).click();
  await page.getByLabel("How many do you see (prisoner)?").fill("27");
  await page.getByRole("button", { name: "State it" }).click();
  await expect(
    page.getByText(/Two members counted 29 and 27 .*: 27 counts until they settle it/),
  ).toBeVisible();
  await expectWell(page, "blind-differ");
  await expect(asking.locator('[data-stage="differ"]')).toContainText("27 counts until they settle it");
  await page.goto(`${team.desk.url}/i/${investigation}/count`);
  await expect(page.locator("[data-lowered]")).toContainText("29 and 27");
  await page.goBack();
  await page.getByRole("button", { name: "Correct mine to 29" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("two stand behind the wall");
  await page.getByRole("dialog").getByRole("button", { name: "Correct mine to 29" }).click();
  await expect(page.getByText("Two members settled on 29 (prisoner).")).toBeVisible();
  expect(team.broken).toEqual([]);
});
