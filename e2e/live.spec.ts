// Three members at one desk, each in a browser of their own: what one does shows in the windows of the others, and nothing jumps.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { acceptInvitation, invite, listInvestigations, setUp } from "@sightline/domain";
import { byLink, got, tokenIn, visitor } from "../packages/server/src/testing/visitor.ts";
import { openCropDesk, type KnownDesk } from "./known-desk.ts";

const PEOPLE = {
  ann: { name: "Ann Bell", email: "ann@desk.example", password: "three old mills at noon" },
  ben: { name: "Ben Crow", email: "ben@desk.example", password: "seven geese over the road" },
  dan: { name: "Dan Elm", email: "dan@desk.example", password: "nine boats under the moon" },
};
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

let desk: KnownDesk;
let investigation: string;
test.beforeAll(async () => {
  desk = await openCropDesk();
  const owner = await byLink({ url: desk.url, link: () => desk.link });
  const listed = await got(owner.ask(listInvestigations, {}));
  investigation = listed.investigations[0]?.id ?? "";
  const { ann } = PEOPLE;
  await got(owner.ask(setUp, ann));
  for (const [id, role] of [
    ["ben", "reviewer"],
    ["dan", "data-only viewer"],
  ] as const) {
    const { name, email, password } = PEOPLE[id];
    const { link } = await got(owner.ask(invite, { investigation, member: id, name, email, role }));
    await got(visitor(desk.url).ask(acceptInvitation, { token: tokenIn(link), name, password }));
  }
});
test.afterAll(async () => desk.close());

async function signedIn(browser: Browser, who: keyof typeof PEOPLE): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) broken.push(message.text());
  });
  await page.goto(`${desk.url}/sign-in`);
  await page.getByLabel("E-mail address", { exact: true }).fill(PEOPLE[who].email);
  await page.getByLabel("Password", { exact: true }).fill(PEOPLE[who].password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "all.png" })).toBeVisible();
  return page;
}
const broken: string[] = [];

const openItem = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: "all.png" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "all.png" })).toBeVisible();
};

async function judge(page: Page, verdict: string, why: string): Promise<void> {
  await page.getByRole("button", { name: /^(Give a|Change your) verdict$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Verdict").selectOption(verdict);
  await dialog.getByLabel("Why").fill(why);
  await dialog.getByRole("button", { name: /verdict$/ }).click();
  await expect(dialog).toHaveCount(0);
}

/** True for as long as the page was not loaded again. */
const mark = (page: Page) => page.evaluate("window.notLoadedAgain = true");
const isTheSame = (page: Page) => page.evaluate("window.notLoadedAgain === true");

async function expectWell(page: Page, state: string): Promise<void> {
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate("scrollTo(0, 0)");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`),
        state,
      ).toEqual([]);
      if (process.env["PICTURES"] !== undefined)
        await page.screenshot({
          path: `${process.env["PICTURES"]}/${state}-${viewport.width}-${colorScheme}.png`,
        });
    }
    expect(await page.evaluate("document.documentElement.scrollWidth"), state).toBeLessThanOrEqual(
      viewport.width,
    );
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
}

test("a verdict given in one window shows in the others without a reload, and who is there is seen", async ({
  browser,
}) => {
  const [ann, ben] = [await signedIn(browser, "ann"), await signedIn(browser, "ben")];
  await openItem(ann);
  await mark(ann);
  await expect(ann.getByText("has this open too")).toHaveCount(0);
  await openItem(ben);
  await expect(ann.getByText("Ben Crow has this open too")).toBeVisible();
  await expect(ben.getByText(/ has this open too/)).toBeVisible();
  await expectWell(ann, "item-with-another");
  await judge(ben, "verified", "The mill and its roof are there.");
  await expect(ann.getByText("The mill and its roof are there.")).toBeVisible();
  expect(await isTheSame(ann)).toBe(true);
  await judge(ann, "verified", "Seen it too.");
  await expect(ben.getByText("Seen it too.")).toBeVisible();

  // Its history, for whoever asks.
  await ben.getByRole("button", { name: /who did what to this item/ }).click();
  const history = ben.getByRole("list", { name: /^History of the item/ });
  await expect(history.getByRole("listitem").first()).toContainText("gave the verdict verified on all.png");
  await expect(history.getByRole("listitem").last()).toContainText("collected all.png");
  await ben.goBack();
  await expect(ann.getByText(/has this open too/)).toHaveCount(0);
  await ann.context().close();
  await ben.context().close();
});

test("a list does not move under the pointer: it says that it changed, and shows it when it is asked to", async ({
  browser,
}) => {
  const [ann, ben] = [await signedIn(browser, "ann"), await signedIn(browser, "ben")];
  await ann.getByLabel("Verdict").selectOption("verified");
  await expect(ann.getByText("1 of 2 shown")).toBeVisible();
  await openItem(ben);
  await judge(ben, "false", "Another roof, on a second look.");
  await expect(ann.getByText("1 change since this was fetched")).toBeVisible();
  await expect(ann.getByRole("link", { name: "all.png" })).toBeVisible();
  await expectWell(ann, "library-changed");
  await ann.getByRole("button", { name: "Show", exact: true }).click();
  await expect(ann.getByText("0 of 2 shown")).toBeVisible();
  await expect(ann.getByText("since this was fetched")).toHaveCount(0);
  // Where nothing moves it is in place.
  await ann.getByLabel("Verdict").selectOption("any");
  await expect(ann.getByText("2 shown")).toBeVisible();
  const tile = ann.getByRole("listitem").filter({ hasText: "all.png" });
  await expect(tile).not.toContainText("verified");
  await judge(ben, "verified", "It is the same roof after all.");
  await expect(tile).toContainText(/verified/i);
  await expect(ann.getByText("since this was fetched")).toHaveCount(0);
  await ann.context().close();
  await ben.context().close();
});

test("the journal is read, filtered and walked by keyboard, and its head can be copied", async ({
  browser,
}) => {
  const [ann, ben] = [await signedIn(browser, "ann"), await signedIn(browser, "ben")];
  await openItem(ben);
  await judge(ben, "verified", "The roof, the road and the mill.");
  await ann.getByRole("link", { name: "Journal" }).click();
  const entries = ann.getByRole("list", { name: "Entries, newest first" });
  await expect(entries.getByRole("listitem").first()).toContainText(
    "Ben Crow gave the verdict verified on all.png",
  );
  await expectWell(ann, "journal");
  await judge(ben, "inconclusive", "The light is another.");
  await expect(ann.getByText("1 change since this was fetched")).toBeVisible();
  await expect(entries.getByRole("listitem").first()).toContainText("verified");
  await ann.getByRole("button", { name: "Show", exact: true }).click();
  await expect(entries.getByRole("listitem").first()).toContainText(
    "gave the verdict inconclusive on all.png",
  );

  await ann.getByRole("combobox", { name: "Member" }).selectOption("Ben Crow");
  await ann.getByRole("combobox", { name: "About" }).selectOption("Reviews");
  await expect(entries.getByRole("listitem").filter({ hasText: "collected" })).toHaveCount(0);
  await expect(entries.getByRole("listitem").first()).toContainText("The light is another.");
  await ann.getByRole("searchbox").fill("ROOFS of nobody");
  await expect(ann.getByText("No entry fits.")).toBeVisible();
  await expectWell(ann, "journal-nothing");
  await ann.reload();
  await expect(ann.getByText("No entry fits.")).toBeVisible();
  await ann.getByRole("button", { name: "Show all" }).click();
  await expect(entries.getByRole("listitem").filter({ hasText: "collected all.png" })).toHaveCount(1);

  await ann.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await ann.getByRole("button", { name: "Copy the hash" }).click();
  await expect(ann.getByText("Copied.")).toBeVisible();
  const copied = await ann.evaluate("navigator.clipboard.readText()");
  expect(copied).toMatch(/^[0-9a-f]{64}$/);
  await expect(ann.getByText(String(copied))).toBeVisible();

  const link = entries.getByRole("link", { name: "gave the verdict inconclusive on all.png" });
  await ann.getByRole("button", { name: "Keys" }).focus();
  for (let tabs = 0; tabs < 30 && !(await link.evaluate((one) => one.matches(":focus"))); tabs++)
    await ann.keyboard.press("Tab");
  await ann.keyboard.press("Enter");
  await expect(ann.getByRole("heading", { level: 1, name: "all.png" })).toBeVisible();
  await ann.context().close();
  await ben.context().close();
});

test("a data-only viewer sees a number change, and neither the journal nor who is there", async ({
  browser,
}) => {
  const [ben, dan] = [await signedIn(browser, "ben"), await signedIn(browser, "dan")];
  await expect(dan.getByRole("link", { name: "Journal" })).toHaveCount(0);
  await openItem(dan);
  await openItem(ben);
  await judge(ben, "false", "A third look.");
  await expect(dan.getByRole("region", { name: "Verdict" })).toContainText("false");
  await expect(dan.getByText("has this open too")).toHaveCount(0);
  await expect(ben.getByText("has this open too")).toHaveCount(0);
  await expect(dan.getByRole("heading", { name: "History" })).toHaveCount(0);
  await dan.goto(`${desk.url}/i/${investigation}/journal`);
  await expect(
    dan.getByText("Dan Elm is a data-only viewer and may not look at who works on it here"),
  ).toBeVisible();
  await expectWell(dan, "journal-refused");
  await ben.context().close();
  await dan.context().close();
  expect(broken).toEqual([]);
});
