// Mistakes that people make at the command line: each is told before anything is lost or made by it, and can be taken back.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { command, folderFor, jsonLines, succeed } from "./testing/command.ts";
import { commented, draw } from "./testing/draw.ts";

const folder = folderFor("mistakes");
const at = (name: string): string => join(folder, name);
const here = (...args: string[]) => command(["--data", at("data"), ...args]);
const desk = (...args: string[]): Promise<string> => succeed(["--data", at("data"), ...args]);
const MILL = ["--investigation", "Mill road"];
const headcount = (atLeast: number) => ({
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: [
    {
      id: "a.jpg",
      kind: "photo",
      verdict: "verified",
      reviews: ["ada", "ben"].map((by) => ({ by, verdict: "verified", reason: "place" })),
    },
  ],
  headcounts: [
    { id: "h1", item: "a.jpg", at: 0, subject: "prisoner", atLeast, statedBy: "ada", reviewedBy: "ben" },
  ],
});
const items = async (...more: string[]) => jsonLines(await desk("items", "--json", ...MILL, ...more));
const minimum = async () => jsonLines(await desk("count", "--json", ...MILL))[0]?.["atLeast"];

beforeAll(async () => {
  const { photo } = await draw(folder);
  for (const name of ["in", "again"]) await mkdir(at(name));
  await writeFile(at("in/a.jpg"), commented(photo, "a"));
  await writeFile(at("in/b.jpg"), commented(photo, "b"));
  await writeFile(at("in/empty.mp4"), "");
  await writeFile(at("in/notes.txt"), "to be asked");
  await writeFile(at("again/a-forwarded.jpg"), commented(photo, "a"));
});

describe("collecting", () => {
  test("what fails founds nothing", async () => {
    const failed = await here("collect", at("nowhere"), ...MILL);
    expect(failed.code).toBe(1);
    expect(await here("items")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no-investigation"),
    });
  });

  test("tells by name what was kept and could not be opened, and why", async () => {
    const collected = await here("collect", "--no-compare", at("in"), ...MILL);
    expect(collected.code).toBe(0);
    expect(collected.stderr).toMatch(/empty\.mp4: .*empty/);
    expect(collected.stderr).toMatch(/notes\.txt: /);
    expect(collected.stderr).toContain("4 collected, 2 kept but not opened (told above)");
  });

  test("a misspelt name is refused with those that are near, and --new opens it", async () => {
    const misspelt = await here("collect", at("in"), "--investigation", "Mil road");
    expect(misspelt.code).toBe(1);
    expect(misspelt.stderr).toContain('No investigation is called "Mil road"; did you mean "Mill road"?');
    await desk("collect", "--no-compare", "--new", at("in/b.jpg"), "--investigation", "Mil road");
    expect(await here("collect", "--new", at("in"), ...MILL)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("already-open"),
    });
  });

  test("the same bytes from elsewhere are one item found in two places, or another item where that is asked", async () => {
    const before = await items();
    const again = ["collect", "--no-compare", "--json", at("again"), ...MILL, "--account", "acct-9"];
    const [found] = jsonLines(await desk(...again));
    expect(found).toMatchObject({ event: "collected", added: true, held: false });
    expect(await items()).toHaveLength(before.length);
    expect(jsonLines(await desk(...again))[0]).toMatchObject({ added: false, held: true });
    await desk(...again, "--as-new");
    expect(await items()).toHaveLength(before.length + 1);
  });
});

describe("a wrong number", () => {
  test("is corrected by importing again: shown first, written when that is confirmed", async () => {
    await writeFile(at("wrong.json"), JSON.stringify(headcount(400)));
    await writeFile(at("right.json"), JSON.stringify(headcount(4)));
    await desk("import", at("wrong.json"), ...MILL);
    expect(await minimum()).toBe(400);
    const replacing = ["import", at("right.json"), ...MILL, "--replace", "a typing error"];
    const shown = await here(...replacing);
    expect(shown.stdout).toContain('headcount.correct h1, by ada: {"at":0,"atLeast":4');
    expect(shown.stderr).toContain("--yes");
    expect(await minimum()).toBe(400);
    await desk(...replacing, "--yes");
    expect(await minimum()).toBe(4);
  });

  test("goes with its item, and comes back with it", async () => {
    const taken = ["item", "withdraw", "a.jpg", ...MILL];
    expect((await here(...taken)).code).not.toBe(0);
    await desk(...taken, "--reason", "another street");
    expect(await minimum()).toBe(0);
    expect((await items()).map(({ name }) => name)).not.toContain("a.jpg");
    await desk("item", "restore", "a.jpg", ...MILL);
    expect(await minimum()).toBe(4);
    expect(existsSync(at("data"))).toBe(true);
  });

  test("of an item taken out is not brought back by a name that another one has too", async () => {
    await mkdir(at("other"));
    await writeFile(at("other/a.jpg"), commented(await readFile(at("in/b.jpg")), "other"));
    await desk("collect", "--no-compare", at("other"), ...MILL);
    const [out] = (await items()).filter(({ name }) => name === "a.jpg");
    await desk("item", "withdraw", String(out?.["id"]), ...MILL, "--reason", "another street");
    const restored = await here("item", "restore", "a.jpg", ...MILL);
    expect(restored).toMatchObject({ code: 1, stderr: expect.stringContaining("(ambiguous-item)") });
    expect(restored.stderr).toContain(`${out?.["id"]}: taken out`);
    await desk("item", "restore", String(out?.["id"]), ...MILL);
  });
});

test("tracks that are wrong in thousands of lines are told once for each cause", async () => {
  const twice = [1, 2, 3].flatMap((track) => [`1,${track},1,1,9,9,1`, `1,${track},2,2,9,9,1`]);
  const lines = [...Array<string>(2000).fill("one,1,1,1,9,9,1"), ...twice, "1,9,1,1,0,9,1"];
  await writeFile(at("wrong.txt"), lines.join("\n"));
  const mot = ["import", at("wrong.txt"), "--format", "mot", "--item", "b.jpg", ...MILL];
  const { stderr, stdout } = await here(...mot);
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/^line 1: Expected frame.* 1999 more of this kind, up to line 2000; --json/),
    expect.stringMatching(/^line 2007: A box needs/),
    expect.stringMatching(/^track 1: Track 1 has two boxes.* 2 more of this kind, up to track 3; --json/),
  ]);
  expect(stdout).toContain("2004 refused");
  expect(jsonLines((await here(...mot, "--json")).stdout)).toHaveLength(2005);
});

describe("a data folder that can be none", () => {
  const impossible = {
    "a file": () => at("in/a.jpg"),
    "under a file": () => at("in/a.jpg/data"),
    "in /proc": () => "/proc/data",
  };
  test.each(Object.entries(impossible))("%s, is refused by whatever would make one", async (_, where) => {
    for (const words of [["demo", "--once"], ["items"], ["start", "--port", "0"]]) {
      const ended = await command(["--data", where(), ...words]);
      expect([words, ended.code, ended.stdout]).toEqual([words, 1, ""]);
      expect(ended.stderr).toContain("(data-folder-unwritable)");
    }
  });

  test("a folder with something else in it is no demo's, and nothing in it is touched", async () => {
    const ended = await command(["--data", at("in"), "demo", "--once"]);
    expect(ended.stderr).toContain("(not-a-demo)");
    expect(existsSync(at("in/b.jpg"))).toBe(true);
  });
});
