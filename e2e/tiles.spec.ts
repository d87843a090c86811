// The operator's own map under what is placed: read from the desk alone, and nothing is fetched elsewhere.
import { expect, test, type Page } from "@playwright/test";
import sharp from "sharp";
import { drawTiles } from "../packages/server/src/testing/draw-tiles.ts";
import { openPhotoDesk } from "./known-desk.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  const map = await drawTiles("#336699", 'Drawn by <a href="https://elsewhere.example">somebody</a>');
  team = await openTeam(() => openPhotoDesk(["hall.png"], map));
});
test.afterAll(async () => team.desk.close());

const map = (page: Page) => page.locator("[data-map=there]");

/** The colour in the middle of the map, where nothing else is drawn. */
async function middle(page: Page): Promise<readonly number[]> {
  const { data, info } = await sharp(await map(page).screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
  return [...data.subarray(at, at + 3)];
}

test("the operator’s own map is drawn, says whose it is in plain words, and whoever is shown less sees it too", async ({
  browser,
}) => {
  for (const who of ["ann", "dan"] as const) {
    const page = await team.signedIn(browser, who);
    const elsewhere: string[] = [];
    page.on("request", (asked) => {
      const { origin, protocol } = new URL(asked.url());
      if (origin !== team.desk.url && protocol !== "blob:") elsewhere.push(asked.url());
    });
    await page.getByRole("navigation").getByRole("link", { name: "Map", exact: true }).click();
    await expect(map(page)).toBeVisible();
    await expect(page.getByText("Map: Drawn by somebody")).toBeVisible();
    await expect(page.getByRole("link", { name: "somebody" })).toHaveCount(0);
    await expect.poll(() => middle(page)).toEqual([0x33, 0x66, 0x99]);
    if (who === "ann") await expectWell(page, "the operator’s map");
    expect(elsewhere).toEqual([]);
  }
  expect(team.broken).toEqual([]);
});

test("a map or land that does not come is told, and the page goes on", async ({ browser }) => {
  const page = await team.signedIn(browser, "ann");
  await page.route(/tiles\/file|land-50m/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("navigation").getByRole("link", { name: "Map", exact: true }).click();
  await expect(map(page)).toBeVisible();
  await expect(page.getByText("The operator’s own map cannot be read.")).toBeVisible();
  await expect(page.getByText("The outlines of the land did not come.")).toBeVisible();
  await expectWell(page, "no land and no map");
});
