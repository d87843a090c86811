// A list of addresses is pasted, read line by line, waits in the library of everybody, and is filled by a file, by keyboard and by drag.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { drawTextured } from "../packages/server/src/testing/textured.ts";
import { openTeam, type Team } from "./team.ts";
import { expectWell } from "./well.ts";

let team: Team;
let folder: string;
test.beforeAll(async () => {
  team = await openTeam();
  folder = await mkdtemp(join(tmpdir(), "sightline-wanted-"));
});
test.afterAll(async () => {
  await team.desk.close();
  await rm(folder, { recursive: true });
});

const TEXT = [
  "https://posts.example/1\t@mill\t2031-04-09\tby the bridge",
  "https://posts.example/2",
  "javascript:alert(1)",
  "https://POSTS.example/1",
  "https://posts.example/\u202Egpj.exe",
].join("\n");

const list = (page: Page) => page.getByRole("list", { name: "Waiting for its file" });

async function dropOn(page: Page, address: string, file: string): Promise<void> {
  const box = await list(page).getByText(address).boundingBox();
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5, data };
  const send = (type: "dragEnter" | "dragOver" | "drop") =>
    client.send("Input.dispatchDragEvent", { type, ...at });
  await send("dragEnter");
  await send("dragOver");
  await expect(page.getByText("Let go to bring these in.")).toBeVisible();
  await send("dragOver");
  await send("drop");
  await client.detach();
}

test("what is pasted waits for its file, which comes in from where it was found", async ({ browser }) => {
  const [ann, ben] = [await team.signedIn(browser, "ann"), await team.signedIn(browser, "ben")];
  await expect(ben.getByRole("button", { name: "Paste addresses" })).toHaveCount(0);
  await ann.getByRole("button", { name: "Paste addresses" }).press("Enter");
  const dialog = ann.getByRole("dialog", { name: "Paste addresses" });
  await dialog.getByLabel("Addresses").fill(TEXT);
  await dialog.getByRole("button", { name: "Read it" }).press("Enter");
  await expect(dialog.getByText("2 new addresses, 3 other lines.")).toBeVisible();
  await expect(dialog.getByText("Line 3: It has no address that begins with")).toBeVisible();
  await expect(dialog.getByText("Line 4: the same as a line before it.")).toBeVisible();
  await expect(dialog.getByText("Line 5: It holds a character that nobody sees")).toBeVisible();
  await expectWell(ann, "wanted-paste");
  await dialog.getByRole("button", { name: "Ask for 2" }).press("Enter");
  await expect(dialog).toBeHidden();
  await ann.getByRole("button", { name: "Show what waits for its file: 2" }).press("Enter");
  await expect(list(ann).getByRole("listitem")).toHaveCount(2);
  expect(await list(ann).getByRole("link").count(), "an address is no link").toBe(0);
  await expectWell(ann, "wanted-list");

  await ben.getByRole("button", { name: "Show what waits for its file: 2" }).press("Enter");
  await expect(list(ben).getByText("@mill · posted 2031-04-09 · by the bridge")).toBeVisible();
  await expect(list(ben).getByRole("button")).toHaveCount(0);

  const first = await drawTextured(join(folder, "first.png"), 3);
  const row = list(ann).getByRole("listitem").filter({ hasText: "posts.example/1" });
  const chooser = ann.waitForEvent("filechooser");
  await row.getByRole("button", { name: "Bring its file in" }).press("Enter");
  await (await chooser).setFiles(first);
  const panel = ann.getByRole("region", { name: "Bring in" });
  await expect(panel.getByLabel("Address")).toHaveValue("https://posts.example/1");
  await expect(panel.getByLabel("Account")).toHaveValue("@mill");
  await expectWell(ann, "wanted-bring");
  await panel.getByRole("button", { name: "Bring in 1 file" }).press("Enter");
  await expect(panel.getByText("1 of 1 file brought in")).toBeVisible();
  await expect(list(ann).getByRole("listitem")).toHaveCount(1);

  await dropOn(ann, "posts.example/2", await drawTextured(join(folder, "second.png"), 4));
  await expect(panel.getByLabel("Address")).toHaveValue("https://posts.example/2");
  await panel.getByRole("button", { name: "Bring in 1 file" }).press("Enter");
  await expect(ann.getByRole("button", { name: /waits for its file/ })).toHaveCount(0);
  await expect(panel.getByRole("link", { name: "second.png" })).toBeVisible();
  expect(team.broken).toEqual([]);
});

/** Nothing is pressed but keys: whatever it is must come under Tab. */
async function tabTo(page: Page, to: Locator): Promise<void> {
  const there = to.and(page.locator(":focus"));
  for (let n = 0; n < 80 && (await there.count()) === 0; n += 1) await page.keyboard.press("Tab");
  await expect(to).toBeFocused();
}

test("by keys alone addresses are pasted, one is brought its file, and another is wanted no more", async ({
  browser,
}) => {
  const ann = await team.signedIn(browser, "ann");
  await tabTo(ann, ann.getByRole("button", { name: "Bring in", exact: true }));
  await ann.keyboard.press("Tab");
  await expect(ann.getByRole("button", { name: "Paste addresses" })).toBeFocused();
  await expectWell(ann, "wanted-none");
  await ann.keyboard.press("Enter");
  const dialog = ann.getByRole("dialog", { name: "Paste addresses" });
  await expect(dialog.getByLabel("Addresses")).toBeFocused();
  await ann.keyboard.insertText("https://posts.example/3\nhttps://posts.example/4\n");
  await ann.keyboard.press("Tab");
  await ann.keyboard.press("Enter");
  await expect(dialog.getByText("2 new addresses.")).toBeVisible();
  await tabTo(ann, dialog.getByRole("button", { name: "Ask for 2" }));
  await ann.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(ann.getByRole("button", { name: "Paste addresses" })).toBeFocused();

  await tabTo(ann, ann.getByRole("button", { name: "Show what waits for its file: 2" }));
  await ann.keyboard.press("Enter");
  const row = (address: string) => list(ann).getByRole("listitem").filter({ hasText: address });
  const bring = row("posts.example/3").getByRole("button", { name: "Bring its file in" });
  await tabTo(ann, bring);
  const chooser = ann.waitForEvent("filechooser");
  await bring.press("Enter");
  await (await chooser).setFiles(await drawTextured(join(folder, "third.png"), 5));
  const panel = ann.getByRole("region", { name: "Bring in" });
  await expect(panel.getByLabel("Address")).toHaveValue("https://posts.example/3");
  await ann.getByRole("link", { name: "Library" }).focus();
  await tabTo(ann, panel.getByRole("button", { name: "Bring in 1 file" }));
  await ann.keyboard.press("Enter");
  await expect(panel.getByText("1 of 1 file brought in")).toBeVisible();
  await expect(list(ann).getByRole("listitem")).toHaveCount(1);

  await tabTo(ann, row("posts.example/4").getByRole("button", { name: /^Wanted no more/ }));
  await ann.keyboard.press("Enter");
  const asks = ann.getByRole("dialog", { name: "Wanted no more?" });
  await expect(asks.getByLabel("Why")).toBeFocused();
  await ann.keyboard.type("It shows another road");
  await ann.keyboard.press("Tab");
  await ann.keyboard.press("Enter");
  await expect(asks).toBeHidden();
  await expect(ann.getByRole("button", { name: /waits for its file/ })).toHaveCount(0);
  expect(team.broken).toEqual([]);
});
