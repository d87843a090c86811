// What voices outside say: each of three is entered by one, reviewed by the other, attached to a claim and an event, and seen there.
import { expect, test, type Page } from "@playwright/test";
import { changeSchema, proposeChanges } from "@sightline/domain";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openSeenByTwo } from "./seen-by-two.ts";
import type { Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
const claim = (party: string, at: string | null, figure: object) => ({
  party,
  saidBy: null,
  office: null,
  saidAt: at === null ? null : { at, precision: "day" },
  text: "As it was said.",
  outlet: "The Ford Post",
  url: null,
  copy: null,
  count: null,
  asOf: null,
  figure,
});
test.beforeAll(async () => {
  team = await openSeenByTwo();
  const { ask } = await team.asking("ann");
  const { investigation } = team;
  const changes = [
    ["claim.state", "k1", claim("Northern army", "2031-04-02", { kind: "exactly", number: 1 })],
    ["claim.state", "k2", claim("Southern ministry", "2031-04-09", { kind: "at-least", number: 2 })],
    ["claim.state", "k3", claim("Relief council", "2031-05-01", { kind: "range", low: 1, high: 5 })],
    ["claim.state", "k4", claim("Eastern radio", null, { kind: "word", word: "dozens" })],
    ["claim.state", "k5", claim("Western radio", null, { kind: "none" })],
    ["group.define", "e1", { name: "At the crossing", members: [] }],
  ].map(([verb, subject, payload]) => changeSchema.parse({ verb, subject, payload }));
  await got(ask(proposeChanges, { investigation, changes: changes as never, reason: "as read" }));
});
test.afterAll(async () => team.desk.close());

const open = (page: Page, name: string) =>
  page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
const voice = (page: Page, title: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

test("a remark, a secondary source and a context fact are entered, reviewed by the other, and seen at what they are attached to", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await open(ann, "Voices");
  await expect(ann.getByText(/^None yet\. A remark is/)).toBeVisible();

  await ann.getByRole("button", { name: "Enter a remark" }).click();
  const remark = ann.getByRole("dialog", { name: "Enter a remark" });
  await remark.getByLabel("Name").fill("A. Reed");
  await remark.getByLabel(/^Role/).fill("historian");
  await remark.getByLabel("The words, as they were said").fill("So many cannot be held there.");
  await remark.getByLabel("Language").fill("english!");
  const enter = remark.getByRole("button", { name: "Enter it" });
  await expect(enter).toHaveAccessibleDescription(/^Language: is a tag such as en/);
  await remark.getByLabel("Language").fill("en");
  await expect(enter).toHaveAccessibleDescription("Permission to print it is missing.");
  await remark.getByRole("combobox", { name: "Permission to print it" }).selectOption("not yet");
  await remark.getByRole("combobox", { name: "A claim" }).selectOption("Northern army: exactly 1");
  await remark.getByRole("combobox", { name: "An event" }).selectOption("At the crossing");
  await expectWell(ann, "entering a remark");
  await enter.click();
  await expect(remark).toHaveCount(0);
  await expect(voice(ann, "A. Reed")).toContainText("said to us");
  await expect(voice(ann, "A. Reed")).toContainText("May not be printed yet");
  await expect(voice(ann, "A. Reed")).toContainText("the review must be another member’s");

  await ann.getByRole("button", { name: "Enter a secondary source" }).click();
  const report = ann.getByRole("dialog", { name: "Enter a secondary source" });
  await report.getByLabel("Outlet").fill("Radio Mill");
  await report.getByLabel("Title").fill("Who was held");
  await report.getByLabel("What they report, in their words").fill("Two men were seen at the mill.");
  await report.getByRole("combobox", { name: "Independent of us" }).selectOption("yes");
  await report.getByRole("button", { name: "An item" }).click();
  await report.getByRole("searchbox", { name: "Find an item by its name" }).fill("mill");
  await report.getByRole("button", { name: "Choose mill.png" }).click();
  await report.getByRole("button", { name: "Enter it" }).click();
  await expect(voice(ann, "Radio Mill: Who was held")).toContainText("Independent of us");

  await ann.getByRole("button", { name: "Enter a context fact" }).click();
  const fact = ann.getByRole("dialog", { name: "Enter a context fact" });
  await fact.getByLabel("What was so").fill("Men from 18 to 27 could be conscripted.");
  await expect(fact.getByRole("button", { name: "Enter it" })).toHaveAccessibleDescription(/^Its source/);
  await fact.getByLabel(/^Its source/).fill("Book of laws");
  await fact.getByLabel(/^Since when/).fill("2030");
  await fact.getByRole("combobox", { name: "An event" }).selectOption("At the crossing");
  await fact.getByRole("button", { name: "Enter it" }).click();
  await expect(voice(ann, "Men from 18 to 27 could be conscripted.")).toContainText("so since 2030");

  // The other member confirms one in the inbox and two here.
  await ben.getByRole("link", { name: /^Inbox/ }).click();
  await expect(ben.getByRole("heading", { name: /^Is it so\? .* the remark of A\. Reed\.$/ })).toBeVisible();
  const matter = ben.getByRole("listitem").filter({ hasText: "the remark of A. Reed" });
  await matter.getByRole("button", { name: "Confirm" }).click();
  await expect(matter).toHaveCount(0);
  await open(ben, "Voices");
  await ben.getByRole("button", { name: "They report it so: Radio Mill: Who was held" }).press("Enter");
  await ben.getByRole("button", { name: /^It was so: Men from 18/ }).press("Enter");
  await expect(ann.getByText("Reviewed by Ben Crow")).toHaveCount(3);
  await expectWell(ann, "voices");

  // Seen at what they are attached to, and the way back.
  await voice(ann, "A. Reed").getByRole("link", { name: "the event At the crossing" }).click();
  await expect(ann.locator("[data-event=e1]").getByRole("link", { name: "A. Reed" })).toBeVisible();
  await expect(ann.locator("[data-event=e1]")).toContainText("Men from 18 to 27");
  await expectWell(ann, "voices of an event");
  await open(ann, "Library");
  await ann.getByRole("link", { name: "mill.png" }).click();
  await ann.getByRole("link", { name: "Radio Mill: Who was held" }).click();
  await voice(ann, "A. Reed").getByRole("link", { name: "the claim of Northern army" }).click();
  await expect(ann.locator("[data-claim=k1]").getByRole("link", { name: "A. Reed" })).toBeVisible();

  // All claims stand on one axis, oldest first, each with what is found of it.
  const axis = ann.getByRole("region", { name: "Claims on one axis" });
  await expect(axis.locator("[data-on-axis]")).toContainText([
    /2031-04-02.*Northern army: exactly 1.*contradicts/,
    /2031-04-09.*Southern ministry: at least 2.*supports/,
    /2031-05-01.*Relief council: 1 to 5.*Consistent/,
    /No time given.*Eastern radio: “dozens”.*at least 24.*cannot say/,
    /No time given.*Western radio: no figure given.*Nothing to test/,
  ]);
  await expectWell(ann, "claims on one axis");

  // What is found waits for the other one, and is signed there.
  await ben.getByRole("link", { name: /^Inbox/ }).click();
  const found = ben
    .getByRole("listitem")
    .filter({ hasText: "Is this what the evidence says of the claim of Northern army?" });
  await expect(found).toContainText("The claim says exactly 1; at least 2 are shown, which is more.");
  await expectWell(ben, "findings in the inbox");
  await found.getByRole("button", { name: "Sign" }).click();
  await expect(found).toHaveCount(0);
  await expect(ann.locator("[data-claim=k1]")).toContainText("Signed by Ben Crow");
  expect(team.broken).toEqual([]);
});
