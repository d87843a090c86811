// Draws the demo and a second, small investigation, starts the real desk on a free port, and signs a browser in by its one-time link.
import { execFile, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test as setup } from "@playwright/test";
import { DESK_FILE, RUN, SESSION_FILE } from "./run.ts";
import { holdSecondCase } from "./second-case.ts";

const CLI = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");

/** SIGHTLINE_E2E_DATA names the data folder of a demo drawn before: by the demo's own test in a whole run, by hand while a story is written. */
setup("the demo is drawn and the desk opens its one-time link", async ({ browser }) => {
  mkdirSync(RUN, { recursive: true });
  const given = process.env["SIGHTLINE_E2E_DATA"] || undefined;
  const data = given ?? join(mkdtempSync(join(tmpdir(), "sightline-e2e-")), "desk");
  if (given === undefined)
    await promisify(execFile)(process.execPath, [CLI, "demo", "--once", "--data", data]);
  await holdSecondCase(data, join(data, "drawn"), RUN);

  const said = join(RUN, "desk.log");
  const log = openSync(said, "w");
  const desk = spawn(
    process.execPath,
    [CLI, "start", "--data", data, "--port", "0", "--no-compare", "--json"],
    {
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  desk.unref();
  const drawn = given === undefined ? join(data, "..") : null;
  const note = (url: string) => writeFileSync(DESK_FILE, JSON.stringify({ url, pid: desk.pid, data, drawn }));
  note("");
  await expect.poll(() => readFileSync(said, "utf8"), { timeout: 60_000 }).toContain('"event":"serving"');
  const line = readFileSync(said, "utf8")
    .split("\n")
    .find((text) => text.includes('"event":"serving"'));
  const { url, link } = JSON.parse(line ?? "") as { url: string; link: string };
  note(url);

  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Investigations" })).toBeVisible();
  await context.storageState({ path: SESSION_FILE });

  const again = await page.request.get(link, { maxRedirects: 0 });
  expect(again.status(), "a one-time link opens once").toBe(401);
  await context.close();
});
