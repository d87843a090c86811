// The inbox by keyboard alone: what others wait for is answered where it stands, undone, looked at and come back from; the number is live.
import { expect, test, type Page } from "@playwright/test";
import { changeSchema, listItems, proposeChanges, type Change } from "@sightline/domain";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
test.beforeAll(async () => {
  team = await openTeam();
  const ben = await team.asking("ben");
  const { investigation } = team;
  const { items } = await got(ben.ask(listItems, { investigation }));
  const idOf = (name: string): string => items.find((item) => item.name === name)?.id ?? "";
  const [all, part] = [idOf("all.png"), idOf("part.jpg")];
  const said: readonly [string, string, object][] = [
    ["sighting.mark", "s1", marked(all)],
    ["sighting.mark", "s2", marked(part)],
    ["fact.state", "F1", { assertion: { kind: "different", between: ["s1", "s2"] }, basis: "another coat" }],
    ["headcount.state", "h1", { item: all, at: 0, subject: "prisoner", atLeast: 4, atMost: null }],
    ["comment.say", all, { text: "@owner is this the mill?" }],
    ["item.review", part, { verdict: "verified", reason: "seen on the map" }],
    ["item.triage", all, { assignee: "owner" }],
  ];
  const changes = said.map(([verb, subject, payload]): Change =>
    changeSchema.parse({ verb, subject, payload }),
  );
  await got(ben.ask(proposeChanges, { investigation, changes }));
});
test.afterAll(async () => team.desk.close());

const marked = (item: string) => ({
  item,
  subject: "prisoner",
  attributes: [],
  spans: [[0, 0]],
  track: null,
});

const openInbox = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: "Inbox" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
};
const waiting = (page: Page, n: number) =>
  expect(page.getByRole("status").filter({ hasText: "waiting" })).toContainText(`${n} matter`);
const atHand = (page: Page) => page.locator(":focus");
const kinds = (page: Page) =>
  page.locator("[data-kind]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-kind")));

test("what waits is answered by one key each, undone, looked at where it is, and come back from", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await expect(ann.getByRole("link", { name: "Inbox 6 waiting for you" })).toBeVisible();
  await expect(ben.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();
  await openInbox(ann);
  await waiting(ann, 6);
  expect(await kinds(ann)).toEqual(["mention", "fact", "headcount", "review", "review", "pair"]);
  expect(await ann.locator("img[alt*='all.png']").count(), "nothing is revealed").toBe(0);
  await expectWell(ann, "inbox");

  await ann.keyboard.press("y");
  await waiting(ann, 5);
  await expect(atHand(ann)).toContainText("are different people");
  await ann.keyboard.press("u");
  await waiting(ann, 6);
  await expect(atHand(ann)).toContainText("speaks to you about all.png");
  await ann.keyboard.press("y");
  await waiting(ann, 5);

  // Nobody judges behind a veil by accident.
  await ann.keyboard.press("n");
  const veiled = ann.getByRole("dialog", { name: "Both pictures are veiled" });
  await expect(veiled).toBeVisible();
  await expectWell(ann, "inbox-look-first");
  await veiled.getByRole("button", { name: "Reveal both" }).press("Enter");
  await expect(veiled).toBeHidden();
  await ann.keyboard.press("n");
  const dispute = ann.getByRole("dialog", { name: "Dispute" });
  await ann.keyboard.type("The coat is the same: see the torn sleeve.");
  await expectWell(ann, "inbox-dispute");
  await dispute.getByRole("button", { name: "Dispute" }).press("Enter");
  await waiting(ann, 4);
  await expect(ben.getByRole("link", { name: "Inbox 1 waiting for you" })).toBeVisible();

  await expect(atHand(ann)).toContainText("counted at least 4 (prisoner) in all.png");
  await ann.keyboard.press("y");
  await waiting(ann, 3);
  await expect(atHand(ann)).toContainText("You look after all.png");
  await ann.keyboard.press("o");
  await expect(ann.getByRole("heading", { level: 1, name: "all.png" })).toBeVisible();
  await expectWell(ann, "inbox-item");
  await ann.getByRole("button", { name: "Give a verdict" }).press("Enter");
  const verdict = ann.getByRole("dialog");
  await verdict.getByLabel("Verdict").selectOption("inconclusive");
  await verdict.getByLabel("Why").fill("The mill is not in sight.");
  await verdict.getByRole("button", { name: "Give a verdict" }).press("Enter");
  await expect(ann.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  await waiting(ann, 2);
  await expect(atHand(ann)).toContainText("part.jpg needs a second review");

  await ann.keyboard.press("o");
  await expect(ann.getByRole("heading", { level: 1, name: "part.jpg" })).toBeVisible();
  await ann.keyboard.press("i");
  await expect(atHand(ann)).toContainText("part.jpg needs a second review");
  await ann.keyboard.press("j");
  await expect(atHand(ann)).toContainText("show the same recording?");
  await ann.keyboard.press("h");
  await waiting(ann, 1);
  await ann.reload();
  await waiting(ann, 1);
  await ann.keyboard.press("u");
  await waiting(ann, 2);
  expect(team.broken).toEqual([]);
});

test("what was disputed is withdrawn by whoever stated it, and then nothing waits", async ({ browser }) => {
  const ben = await team.signedIn(browser, "ben");
  await openInbox(ben);
  await waiting(ben, 1);
  await expect(ben.getByText("The coat is the same: see the torn sleeve.")).toBeVisible();
  await expectWell(ben, "inbox-disputed");
  await ben.getByRole("button", { name: "Withdraw F1" }).press("Enter");
  await ben.getByRole("dialog").getByLabel("Why").fill("The sleeve is torn in both.");
  await ben.getByRole("dialog").getByRole("button", { name: "Withdraw it" }).press("Enter");
  await expect(ben.getByRole("heading", { name: "Nothing waits for you." })).toBeVisible();
  await expectWell(ben, "inbox-empty");
  expect(team.broken).toEqual([]);
});

test("a data-only viewer has none, by no address", async ({ browser }) => {
  const dan = await team.signedIn(browser, "dan");
  await expect(dan.getByRole("link", { name: "Inbox" })).toHaveCount(0);
  await dan.goto(`${team.desk.url}/i/${team.investigation}/inbox`);
  await expect(dan.getByText("may not look at who works on it here; ask an owner.")).toBeVisible();
});
