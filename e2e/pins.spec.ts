// Parts of two pictures pinned where a fact is stated, by keys and by hand; veiled until they are revealed, seen by whoever reviews it.
import { changeSchema, listItems, proposeChanges, showItem } from "@sightline/domain";
import { expect, test, type Page } from "@playwright/test";
import { got } from "../packages/server/src/testing/visitor.ts";
import { openCrowdDesk } from "./known-desk.ts";
import { marked } from "./marked.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

const FILM = "uneven.mp4";
let team: Team;
/** The first frames of the film, in µs. */
let frames: readonly number[];
test.beforeAll(async () => {
  team = await openTeam(openCrowdDesk);
  const { investigation } = team;
  const ann = await team.asking("ann");
  const { items } = await got(ann.ask(listItems, { investigation }));
  for (const { id, name } of items) {
    const { ptsUs } = await got(ann.ask(showItem, { investigation, item: id }));
    const first = ptsUs[0] ?? 0;
    if (name === FILM) frames = ptsUs;
    const changes = [1, 2].map((nr) => changeSchema.parse(marked(id, name, nr, first)));
    await got(ann.ask(proposeChanges, { investigation, changes: changes as never, reason: "as seen" }));
  }
});
test.afterAll(async () => team.desk.close());

const open = (page: Page, name: string | RegExp) =>
  page
    .getByRole("navigation")
    .getByRole("link", { name, exact: typeof name === "string" })
    .click();
const pick = (page: Page, person: string) => page.locator(`[data-person="${person}"] input`).click();
/** Pictures in full, and frames: what is behind a veil. */
const isBehind = (url: string): boolean => /\/media\/.*\/(?:still|frame\/|exact\/)/.test(url);

test("parts of both pictures are pinned by keys and by hand, and the reviewer sees them beside the basis", async ({
  browser,
}) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await open(ann, "People");
  await ann.getByRole("button", { name: "Reveal all pictures" }).click();
  await pick(ann, "crowd.png-1");
  await pick(ann, `${FILM}-1`);
  await expect(ann.locator('[data-chosen="2"]')).toBeVisible();
  await ann.keyboard.press("s");
  const dialog = ann.getByRole("dialog", { name: "They are the same person" });
  const pins = dialog.locator("[data-pin]");
  const part = dialog.getByRole("button", { name: "The part to pin" });
  const pinIt = dialog.getByRole("button", { name: "Pin this part" });
  const words = dialog.getByLabel("What is to be seen there, in a few words");

  // By keys alone: the hand begins with the person, moves the part and makes it smaller.
  const side = (name: string) => dialog.getByRole("button", { name: `number 1 in ${name}`, exact: true });
  await side("crowd.png").press("Enter");
  await expect(dialog.getByText(/The part is 15 % wide and 40 % high, 20 % from the left/)).toBeVisible();
  await part.focus();
  for (const key of ["ArrowRight", "ArrowDown", "Shift+ArrowLeft", "Shift+ArrowUp"])
    await ann.keyboard.press(key);
  await expect(
    dialog.getByText("The part is 14 % wide and 39 % high, 21 % from the left and 31 % from the top"),
  ).toBeVisible();
  await expectWell(ann, "pinning a part");
  await ann.keyboard.press("Delete");
  await expect(dialog.getByText("Nothing is marked yet.")).toBeVisible();
  await expect(pinIt).toHaveAttribute("aria-disabled", "true");
  await ann.keyboard.press("Enter");
  await words.fill("  this scar ");
  await words.press("Enter");
  await expect(pins).toHaveCount(1);
  await expect(pins.first()).toContainText("this scar");

  // By hand, in another frame of the film than the one that shows them largest.
  await side(FILM).click();
  await dialog.getByRole("button", { name: "1 on", exact: true }).click();
  const box = await part.boundingBox();
  if (!box) throw new Error("Expected a picture to draw on, got none.");
  await ann.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.25);
  await ann.mouse.down();
  await ann.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.5, { steps: 4 });
  await ann.mouse.up();
  await expect(dialog.getByText(/The part is 25 % wide and 25 % high, 50 % from the left/)).toBeVisible();
  await pinIt.click();
  await expect(pins).toHaveCount(2);
  // One too many is taken out again.
  await side("crowd.png").click();
  await pinIt.click();
  await expect(pins).toHaveCount(3);
  await dialog.getByRole("button", { name: "Take out pin 3", exact: true }).click();
  await expect(pins).toHaveCount(2);
  await expectWell(ann, "stating a fact with pins");
  await dialog.getByLabel("What it rests on").fill("The same scar on the same cheek.");
  await dialog.getByRole("button", { name: "State it" }).click();
  await expect(dialog).toHaveCount(0);

  // As it is kept: whole microseconds of a frame, and what was drawn.
  const asking = await team.asking("ben");
  const { investigation } = team;
  const { items } = await got(asking.ask(listItems, { investigation }));
  const idOf = (name: string) => items.find((item) => item.name === name)?.id ?? "";
  const { facts } = await got(asking.ask(showItem, { investigation, item: idOf(FILM) }));
  expect(facts[0]?.pins).toMatchObject([
    { item: idOf("crowd.png"), at: 0, note: "this scar", region: [0.35, 0.35, 0.3, 0.3] },
    { item: idOf(FILM), at: frames[1] },
  ]);

  // The reviewer: nothing is loaded before it is revealed, in the inbox and on the board.
  const loaded: string[] = [];
  ben.on("request", (request) => {
    if (isBehind(request.url())) loaded.push(request.url());
  });
  await open(ben, /^Inbox/);
  const matter = ben.locator('[data-kind="fact"]');
  await expect(matter.locator("[data-pin]")).toHaveCount(2);
  await expect(matter.locator("[data-pin]").first()).toContainText("this scar");
  await open(ben, "People");
  const told = ben.getByRole("region", { name: "Said of these people" });
  await expect(told.locator("[data-pin]")).toHaveCount(2);
  await expectWell(ben, "a fact with pins, veiled");
  expect(loaded).toEqual([]);
  await ben.getByRole("button", { name: "Reveal all pictures" }).click();
  const shown = told.getByRole("img", { name: /^this scar in crowd\.png\./ });
  await expect(shown).toBeVisible();
  await expect
    .poll(() => shown.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
    .toBeGreaterThan(0);
  await expect
    .poll(() => loaded.some((url) => new URL(url).pathname.endsWith(`/frame/${frames[1]}`)))
    .toBe(true);
  await told.getByRole("button", { name: /^Review it: / }).click();
  const asked = ben.getByRole("dialog", { name: "Is it so?" });
  await expect(asked.getByText("The same scar on the same cheek.")).toBeVisible();
  await expect(asked.locator("[data-pin]")).toHaveCount(2);
  await expectWell(ben, "reviewing a fact with pins");
  await asked.getByRole("button", { name: "It is so" }).click();
  await expect(told.getByRole("button", { name: /^Review it: / })).toHaveCount(0);
  await expect(told.locator("[data-pin]")).toHaveCount(2);
  expect(team.broken).toEqual([]);
});
