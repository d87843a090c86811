// Files brought in by hand in a real browser: a file, a folder and a ZIP dragged onto the library, one cut by a reload and gone on with.
import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { zipOf } from "../packages/media/src/testing/zips.ts";
import { drawTextured } from "../packages/server/src/testing/textured.ts";
import { drag } from "./drag.ts";
import { openCropDesk, type KnownDesk } from "./known-desk.ts";
import { expectWell, WIDE } from "./well.ts";

let desk: KnownDesk;
let folder: string;
let page: Page;
const elsewhere: string[] = [];
test.beforeAll(async ({ browser }) => {
  desk = await openCropDesk();
  page = await (await browser.newContext({ viewport: WIDE })).newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(`${desk.url}/`)) elsewhere.push(request.url());
  });
  page.on("pageerror", (error) => elsewhere.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) elsewhere.push(message.text());
  });
  await page.goto(desk.link);
  folder = await mkdtemp(join(tmpdir(), "sightline-upload-"));
});
test.afterAll(async () => {
  await page.context().close();
  await desk.close();
  await rm(folder, { recursive: true });
});

/** By the keyboard, once the page has settled and left the focus there. */
async function enter(at: Locator): Promise<void> {
  await at.focus();
  await expect(at).toBeFocused();
  await page.keyboard.press("Enter");
}

const said = (name: string) =>
  page.getByRole("region", { name: "Bring in" }).getByRole("listitem").filter({ hasText: name }).first();

test("a file, a folder and a ZIP are dragged in, with where they were found", async () => {
  const photo = await drawTextured(join(folder, "square.png"), 3);
  const march = join(folder, "march");
  await mkdir(join(march, "first"), { recursive: true });
  await drawTextured(join(march, "first", "bridge.png"), 4);
  await writeFile(join(march, "notes.txt"), "Not a photo.");
  const zip = join(folder, "from-ann.zip");
  await writeFile(
    zip,
    zipOf([
      { name: "deep/letter.txt", data: Buffer.from("A letter.") },
      { name: "../out.txt", data: Buffer.from("Out.") },
    ]),
  );
  await expect(page.getByRole("link", { name: "all.png" })).toBeVisible();
  await drag(page, photo, march, zip);
  await expect(page.getByRole("heading", { name: "4 files chosen" })).toBeVisible();
  await page.getByRole("textbox", { name: "Account" }).fill("@witness");
  await page.getByRole("textbox", { name: "Posted" }).fill("yesterday");
  await expect(page.getByText(/^Posted.*: a date is/)).toBeVisible();
  await page.getByRole("textbox", { name: "Posted" }).fill("2031-04");
  await expectWell(page, "upload-chosen");
  await page.getByRole("button", { name: "Bring in 4 files" }).click();
  await expect(page.getByText("4 of 4 files brought in")).toBeVisible();
  await expect(said("march/first/bridge.png")).toContainText("kept");
  await expect(said("from-ann.zip")).toContainText("1 kept, 1 refused");
  await expect(page.getByText("from-ann.zip/../out.txt")).toBeVisible();
  await expectWell(page, "upload-done");
  await expect(page.getByRole("link", { name: "bridge.png" })).toHaveCount(2);

  await drag(page, photo);
  await page.getByRole("button", { name: "Bring in 1 file" }).click();
  await expect(page.getByText("there already; this place is added as a source")).toBeVisible();
  await page.getByRole("link", { name: "square.png" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "square.png" })).toBeVisible();
  await expect(page.getByText("@witness")).toBeVisible();
  await expect(page.getByText("2031-04", { exact: true })).toBeVisible();
  await page.goto(`${desk.url}/`);
  await page.getByRole("link", { name: "letter.txt" }).click();
  await expect(page.getByText(/the ZIP from-ann\.zip/)).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test("a reload in the middle loses nothing: the file is chosen again and goes on; by the keyboard alone", async () => {
  const bytes = randomBytes(11_000_000);
  const file = join(folder, "long.bin");
  await writeFile(file, bytes);
  page.on("filechooser", (chooser) => void chooser.setFiles(file));
  await page.goto(`${desk.url}/`);
  await expect(page.getByRole("link", { name: "all.png" })).toBeVisible();
  await enter(page.getByRole("button", { name: "Bring in", exact: true }));
  const choose = page.getByRole("button", { name: "Choose files" });
  await enter(choose);
  // The first part comes through, and then the line is dead.
  let parts = 0;
  await page.route("**/uploads/*", (route) => {
    if (route.request().method() === "PATCH") parts += 1;
    return parts > 1 ? route.abort("connectionrefused") : route.continue();
  });
  await enter(page.getByRole("button", { name: "Bring in 1 file" }));
  await expect(said("long.bin")).toContainText("4.2 MB of 11.0 MB");
  const pause = page.getByRole("button", { name: "Pause long.bin" });
  await enter(pause);
  await expect(said("long.bin")).toContainText("paused");
  await expectWell(page, "upload-paused");
  await page.unrouteAll({ behavior: "ignoreErrors" });

  await page.reload();
  await expect(said("long.bin")).toContainText("4.2 MB of 11.0 MB, choose this file again to go on");
  await expectWell(page, "upload-left");
  const sent: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") sent.push(Number(request.headers()["upload-offset"]));
  });
  await enter(choose);
  await enter(page.getByRole("button", { name: "Bring in 1 file" }));
  await expect(page.getByText("1 of 1 file brought in")).toBeVisible();
  expect(sent[0]).toBe(4 * 1024 * 1024);
  await enter(said("long.bin").getByRole("link", { name: "long.bin" }));
  await expect(page.getByText(createHash("sha256").update(bytes).digest("hex"))).toBeVisible();
  expect(elsewhere).toEqual([]);
});
