// Restricting an item by command: to whom it is shown, and that what is written in a member's name obeys it.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { command, folderFor, succeed } from "./testing/command.ts";
import { commented, draw } from "./testing/draw.ts";

const folder = folderFor("restrict");
const at = (name: string): string => join(folder, name);
const here = (...args: string[]) => command(["--data", at("data"), ...args]);
const desk = (...args: string[]): Promise<string> => succeed(["--data", at("data"), ...args]);

beforeAll(async () => {
  const { photo } = await draw(folder);
  await mkdir(at("in"));
  await writeFile(at("in/a.jpg"), commented(photo, "a"));
  await desk("collect", "--no-compare", at("in"));
  for (const id of ["ann", "ben"]) await desk("member", "add", id, "--name", id, "--role", "editor");
});

const take = (as: string) => here("--as", as, "item", "withdraw", "a.jpg", "--reason", "another street");

test("an item is restricted to members, and shown to all again; whoever does not see it writes nothing about it", async () => {
  expect((await here("item", "restrict", "a.jpg", "nobody")).stderr).toContain("(no-such-member)");
  expect((await here("item", "restrict", "a.jpg", "ann")).stderr).toContain("item.restrict");
  expect((await here("item", "restrict", "a.jpg", "ann")).stderr).toContain("It was so already.");
  expect((await here("--as", "ann", "item", "unrestrict", "a.jpg")).stderr).toContain("(not-allowed)");
  expect(await take("ben")).toMatchObject({ code: 1, stderr: expect.stringContaining("(no-such-item)") });
  expect((await here("item", "unrestrict", "a.jpg")).code).toBe(0);
  expect((await take("ben")).code).toBe(0);
});
