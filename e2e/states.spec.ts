// Every screen of an investigation while it is fetched, refused, without the desk, and with nothing on it.
import { expect, test, type Page } from "@playwright/test";
import { listItems, proposeChanges } from "@sightline/domain";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openTeam, type Team } from "./team.ts";
import { expectFits, expectWell } from "./well.ts";

let team: Team;
let items: readonly string[];
test.beforeAll(async () => {
  team = await openTeam();
  const { investigation } = team;
  const listed = await got((await team.asking("ann")).ask(listItems, { investigation }));
  items = listed.items.map(({ id }) => id);
});
test.afterAll(async () => team.desk.close());

/** By what the header calls it, and where it is. */
const SCREENS = {
  Library: "items",
  Pairs: "pairs",
  Count: "count",
  Claims: "claims",
  Voices: "voices",
  Journal: "journal",
  Inbox: "inbox",
  Map: "map",
  Members: "members",
  Questions: "settings",
} as const;
const NAMES = Object.keys(SCREENS) as (keyof typeof SCREENS)[];
const state = (name: string, is: string): string => `screen-${name.toLowerCase()}-${is}`;

const open = (page: Page, path: string, investigation = team.investigation) =>
  page.goto(`${team.desk.url}/i/${investigation}/${path}`);
const waits = (page: Page) => page.getByRole("heading", { name: "This page waits for the desk." });

test("each screen says what it fetches", async ({ browser }) => {
  const ann = await team.signedIn(browser, "ann");
  await ann.route(`**/api/investigations/${team.investigation}/**`, () => undefined);
  const [a = "", b = ""] = items;
  const paths = {
    ...SCREENS,
    item: `items/${a}`,
    transcript: `items/${a}/transcript`,
    "two items": `pairs/${a}/${b}`,
  };
  for (const [name, path] of Object.entries(paths)) {
    await open(ann, path);
    await expect(
      ann
        .locator("#main")
        .getByText(/^Fetching /)
        .first(),
    ).toBeVisible();
    await expectFits(ann, state(name, "loading"));
  }
  expect(team.broken).toEqual([]);
});

test("each screen says why it is refused", async ({ browser }) => {
  const ann = await team.signedIn(browser, "ann");
  for (const name of NAMES) {
    await open(ann, SCREENS[name], "nowhere");
    await expect(ann.getByText("This desk holds no investigation nowhere that you").first()).toBeVisible();
    await (name === "Library" ? expectWell : expectFits)(ann, state(name, "refused"));
  }
  for (const [name, path] of Object.entries({
    item: "items/none",
    transcript: "items/none/transcript",
    "two items": "pairs/none/nothing",
  })) {
    await open(ann, path);
    await expect(ann.getByText("Not possible")).toBeVisible();
    await expectFits(ann, state(name, "refused"));
  }
  expect(team.broken).toEqual([]);
});

test("each screen says that it waits where the desk is gone, and what was on show stays", async ({
  browser,
}) => {
  const ann = await team.signedIn(browser, "ann");
  await ann.clock.install();
  await open(ann, "items");
  await expect(ann.locator("a[data-tile]").first()).toBeVisible();
  for (const what of ["**/api/**", "**/healthz"])
    await ann.route(what, (route) => route.abort("connectionrefused"));
  await ann.clock.runFor(16_000);
  await expect(ann.getByText("The desk has stopped.")).toBeVisible();
  await expectWell(ann, state("Library", "offline"));
  for (const name of NAMES.filter((one) => one !== "Library")) {
    const link = ann.getByRole("link", { name: new RegExp(`^${name}`) }).first();
    await link.click();
    // The page before it waits in the same words.
    await expect(link).toHaveAttribute("aria-current", "page");
    await expect(waits(ann)).toBeVisible();
    await expect(ann.getByRole("heading", { level: 1 })).toBeVisible();
    await (name === "Count" ? expectWell : expectFits)(ann, state(name, "offline"));
  }
});

test("each screen that can be empty says what comes there, and how", async ({ browser }) => {
  const { investigation } = team;
  const ann = await team.signedIn(browser, "ann");
  const changes = items.map((item) => ({ verb: "item.withdraw", subject: item, payload: {} }) as const);
  const reason = "collected by mistake";
  await got((await team.asking("ann")).ask(proposeChanges, { investigation, changes, reason }));
  for (const name of ["Library", "Pairs", "Count", "Inbox"] as const) {
    await open(ann, SCREENS[name]);
    await expect(ann.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(ann.getByText(/^Fetching /)).toHaveCount(0);
    await expectWell(ann, state(name, "empty"));
  }
  expect(team.broken).toEqual([]);
});
