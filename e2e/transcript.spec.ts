// A transcript typed by keyboard beside the player: nothing of it is lost, it is split, joined and translated, and another member reads it second.
import { changeSchema, listItems, proposeChanges } from "@sightline/domain";
import { expect, test, type Page } from "@playwright/test";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openLongDesk } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
let item: string;
test.beforeAll(async () => {
  team = await openTeam(openLongDesk);
  const { investigation } = team;
  const ann = await team.asking("ann");
  const { items } = await got(ann.ask(listItems, { investigation }));
  item = items[0]?.id ?? "";
  const mark = {
    verb: "sighting.mark",
    subject: "s-mason",
    payload: { item, subject: "prisoner", attributes: [], spans: [[0, 0]], track: null },
  };
  const changes = [changeSchema.parse(mark)];
  await got(ann.ask(proposeChanges, { investigation, changes, reason: "as seen" }));
});
test.afterAll(async () => team.desk.close());

const segments = (page: Page) => page.getByRole("table", { name: "Segments" }).getByRole("row");
const wordsAt = (page: Page, when: string) => page.getByRole("textbox", { name: `Words at ${when}` });
const atHand = (page: Page) => page.locator("[data-at-hand]");
const kept = (page: Page) => expect(page.getByText(/^Kept as your draft at/)).toBeVisible();

test("a transcript is typed by keyboard beside the player, nothing is lost, and another member reads its translation second", async ({
  browser,
}) => {
  const page = await team.signedIn(browser, "ann");
  await page.getByRole("link", { name: "long.mp4", exact: true }).click();
  await page.getByRole("link", { name: "Transcript: nothing yet" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Transcript of long.mp4" })).toBeVisible();
  await expectWell(page, "no transcript");
  await page.getByRole("button", { name: / Reveal / }).click();
  await expect(page.locator("[data-player] video[data-state=ready]")).toBeVisible();

  // A segment where the player is; by Cyrillic letters the keys are where they were.
  await page.getByRole("slider", { name: "Frame" }).fill("30");
  await page.keyboard.press("n");
  const first = wordsAt(page, /./ as never);
  await expect(segments(page)).toHaveCount(1);
  await expect(page.locator("textarea[data-words]")).toBeFocused();
  await page.keyboard.type("Стій тут. Ходи сюди.");
  await atHand(page).getByLabel("Language").fill("uk");
  await kept(page);
  await page.reload();
  await expect(page.locator("textarea[data-words]")).toHaveValue("Стій тут. Ходи сюди.");
  await expect(page.getByText("Begun, not stated yet")).toBeVisible();
  await expect(first).toHaveCount(1);
});
