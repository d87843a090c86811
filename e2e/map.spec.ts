// A place agreed on the map by two: one member presses where an event was, the other agrees, and the table and the time line go with it.
import { expect, test, type Page } from "@playwright/test";
import { listItems, proposeChanges, type Change } from "@sightline/domain";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openSeenByTwo } from "./seen-by-two.ts";
import type { Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openSeenByTwo();
  const { investigation } = team;
  const ann = await team.asking("ann");
  const { items } = await got(ann.ask(listItems, { investigation }));
  const [first, second] = items.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error("Expected two items.");
  const say = (...changes: Change[]) =>
    got(ann.ask(proposeChanges, { investigation, changes, reason: "as seen" }));
  const place = { latitude: 50.45, longitude: 30.52, radiusMetres: 400 };
  const answer = { result: "passed" as const, basis: "the bridge", evidence: [] };
  await say(
    { verb: "check.answer", subject: first, payload: { ...answer, question: "place", place } },
    {
      verb: "check.answer",
      subject: second,
      payload: { ...answer, question: "place", place: { ...place, latitude: 50.49 } },
    },
    {
      verb: "check.answer",
      subject: first,
      payload: { ...answer, question: "time", time: { at: "2031-04-09T10:00Z", precision: "hour" } },
    },
    { verb: "group.define", subject: "bridge", payload: { name: "At the bridge", members: [first, second] } },
  );
});
test.afterAll(async () => team.desk.close());

const map = (page: Page) => page.locator("[data-map=there]");
const row = (page: Page, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) });

/** The same days in the library: from the map’s link, by keyboard, and drawn over its bars. */
async function inTheLibrary(page: Page): Promise<void> {
  await page.getByLabel("From the day").fill("2031-04-09");
  await page.getByRole("link", { name: /^What was captured in these days/ }).press("Enter");
  await expect(page.getByText("1 of 2 shown")).toBeVisible();
  await page.getByRole("button", { name: "since 2031-04-09, when it was captured" }).press("Enter");
  const panel = page.getByRole("dialog", { name: /when it was captured/ });
  await expectWell(page, "days in the library");
  await panel.getByLabel("Captured from").fill("2031-04-10");
  await expect(page.getByText("0 of 2 shown")).toBeVisible();
  await panel.getByRole("button", { name: "All times" }).press("Enter");
  await expect(page.getByText("2 shown", { exact: true })).toBeVisible();
  const bars = (await panel.locator("[data-bars]").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(bars.x + 5, bars.y + 20);
  await page.mouse.down();
  await page.mouse.move(bars.x + bars.width - 5, bars.y + 30, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/since=.?2031-04-09.*till=.?2031-04-09/);
  await expect(page.getByText("1 of 2 shown")).toBeVisible();
}

test("one member presses where an event was, another agrees; items that cannot both be so are told", async ({
  browser,
}) => {
  const elsewhere: string[] = [];
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  ann.on("request", (asked) => {
    const { origin, protocol } = new URL(asked.url());
    if (origin !== team.desk.url && protocol !== "blob:") elsewhere.push(asked.url());
  });
  await ann.getByRole("navigation").getByRole("link", { name: "Map", exact: true }).click();
  await expect(map(ann)).toBeVisible();
  await expect(row(ann, "At the bridge")).toContainText("2 places");
  await row(ann, "At the bridge").getByRole("button").press("Enter");
  await expect(ann.getByText(/the places of .* and .* do not touch/)).toBeVisible();
  await expect(ann.getByText("Nobody says where it was: this is where its items were.")).toBeVisible();

  await ann.getByRole("button", { name: "Say where an event was" }).click();
  const placing = ann.getByRole("region", { name: "Place an event" });
  const shown = (await map(ann).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await ann.mouse.click(shown.x + shown.width / 2 + 60, shown.y + shown.height / 2);
  await expect(placing.getByLabel("Where it was")).toHaveValue(/^50\.4\d+, 30\.5\d*$/);
  await placing.getByLabel("Within so many metres").fill("3000");
  await expectWell(ann, "placing an event");
  await placing.getByRole("button", { name: "Say that it was here" }).press("Enter");
  await expect(placing).toHaveCount(0);
  await expect(row(ann, "At the bridge")).toContainText("has not agreed");
  await expect(row(ann, "At the bridge")).toContainText("within 3,000 m");

  await ben.getByRole("navigation").getByRole("link", { name: "Map", exact: true }).click();
  await map(ben)
    .getByRole("button", { name: /At the bridge/ })
    .first()
    .click();
  await expect(row(ben, "At the bridge").getByRole("button")).toHaveAttribute("aria-pressed", "true");
  await ben.getByRole("button", { name: "Agree to when and where: At the bridge" }).press("Enter");
  await expect(ben.getByText("agreed by Ben Crow")).toBeVisible();
  await expect(ben.getByRole("button", { name: /^Agree to when and where/ })).toHaveCount(0);
  await expect(row(ben, "At the bridge")).not.toContainText("has not agreed");
  await expect(row(ann, "At the bridge")).toContainText("cannot be so");
  await expect(ann.getByText("agreed by Ben Crow")).toBeVisible();

  // The sun over the hour that is said, and a part of the time line.
  await expect(ann.getByText(/^Shadows fell towards/)).toBeVisible();
  await ann.getByLabel("From the day").fill("2031-04-10");
  await expect(ann.getByRole("region", { name: "Places listed" })).toContainText("Nothing here is placed");
  await expect(ann).toHaveURL(/from=.?2031-04-10/);
  await expect(ann.getByRole("link", { name: /^What was captured in these days/ })).toHaveAttribute(
    "href",
    /since=.*2031-04-10/,
  );
  await ann.getByRole("button", { name: "All times" }).press("Enter");
  await expect(row(ann, "At the bridge")).toBeVisible();
  await expectWell(ann, "map");
  await inTheLibrary(ann);
  expect(elsewhere).toEqual([]);
  expect(team.broken).toEqual([]);
});
