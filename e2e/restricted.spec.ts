// An owner restricts a photo: it leaves the windows of the others, whatever they try, and comes back to whom the owner names.
import { expect, test, type Page } from "@playwright/test";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam();
});
test.afterAll(async () => team.desk.close());

const openItem = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: "all.png" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "all.png" })).toBeVisible();
};
const openLibrary = (page: Page) => page.getByRole("link", { name: "Library" }).first().click();
const gone = (page: Page) => page.getByText(/This investigation holds no item .* that you may see\./);
const whoSees = (page: Page) => page.getByRole("region", { name: "Who sees it" });

test("a restricted photo is seen by its owner and by whom they name, and is not there for anybody else", async ({
  browser,
}) => {
  const [ann, ben, dan] = [
    await team.signedIn(browser, "ann"),
    await team.signedIn(browser, "ben"),
    await team.signedIn(browser, "dan"),
  ];
  await openItem(ben);
  const address = ben.url();
  await expect(whoSees(ben)).toHaveCount(0);
  await openItem(ann);
  await expect(whoSees(ann)).toContainText("Every member sees this item.");
  await whoSees(ann).getByRole("button", { name: "Restricted" }).press("Enter");
  await expect(
    whoSees(ann).getByText("Restricted: only the owners see this item.", { exact: true }),
  ).toBeVisible();

  // Ben had it open: it goes from his window, and from every way to it.
  await expect(gone(ben)).toBeVisible();
  await expectWell(ben, "restricted-away");
  await ben.goto(address);
  await expect(gone(ben)).toBeVisible();
  await ben.goto(`${team.desk.url}/i/${team.investigation}/items`);
  await expect(ben.getByRole("link", { name: "part.jpg" })).toBeVisible();
  await expect(ben.getByText("all.png")).toHaveCount(0);
  // Nothing moves in a list that is on show, until somebody asks for it.
  await dan.getByRole("button", { name: "Show", exact: true }).click();
  await expect(dan.getByText("all.png")).toHaveCount(0);
  await ben.getByRole("link", { name: "Journal" }).click();
  await expect(ben.getByText("collected part.jpg")).toBeVisible();
  await expect(ben.getByText("all.png")).toHaveCount(0);
  await ben.getByRole("link", { name: "Count", exact: true }).first().click();
  await expect(ben.getByText(/Some items here are not shown to you/)).toBeVisible();
  await expectWell(ben, "count-of-some");

  await expect(whoSees(ann)).toContainText("waits in nobody’s inbox");
  const named = whoSees(ann).getByRole("button", { name: "Ben Crow" });
  await named.press("Space");
  await expect(named).toHaveAttribute("aria-pressed", "true");
  await expect(whoSees(ann)).toContainText("Restricted: only the owners and Ben Crow see this item.");
  await expect(whoSees(ann)).not.toContainText("waits in nobody’s inbox");
  await expectWell(ann, "who-sees");
  await expect(ben.getByText(/Some items here are not shown to you/)).toHaveCount(0);
  await openLibrary(ben);
  await openItem(ben);
  await expect(whoSees(ben)).toContainText("Restricted: only the owners and Ben Crow see this item.");
  await expect(whoSees(ben).getByRole("button")).toHaveCount(0);

  await openLibrary(ann);
  await expect(ann.getByRole("listitem").filter({ hasText: "all.png" })).toContainText("Restricted");
  await expectWell(ann, "restricted-tile");
  await openItem(ann);
  // Undo is pressed as soon as it is there, whatever is still on its way: it waits for its turn, and is not lost.
  const said = whoSees(ann).getByRole("paragraph").first();
  const restricted = whoSees(ann).getByRole("button", { name: "Restricted" });
  await ann.route("**/items/*", async (route) => {
    await new Promise((later) => setTimeout(later, 1500));
    await route.continue();
  });
  await restricted.click();
  await ann.getByRole("button", { name: "Undo" }).click();
  await expect(restricted).toHaveAttribute("aria-disabled", "true");
  await ann.unrouteAll({ behavior: "wait" });
  await expect(restricted).not.toHaveAttribute("aria-disabled", "true");
  await expect(said).toHaveText("Restricted: only the owners and Ben Crow see this item.");
  await restricted.click();
  await expect(said).toHaveText("Every member sees this item.");
  await dan.getByRole("button", { name: "Show", exact: true }).click();
  await expect(dan.getByRole("link", { name: "all.png" })).toBeVisible();
  expect(team.broken).toEqual([]);
});
