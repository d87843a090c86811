// Judging items on the command line: questions answered, verdicts given and made void, what is no answer refused.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { command, folderFor, succeed } from "./testing/command.ts";
import { commented, draw } from "./testing/draw.ts";

const folder = folderFor("judging");
const at = (name: string): string => join(folder, name);
const here = (...args: string[]) => command(["--data", at("data"), ...args]);
const desk = (...args: string[]): Promise<string> => succeed(["--data", at("data"), ...args]);
const give = (by: string, verdict = "verified") =>
  desk("--as", by, "review", "give", "--item", "a.jpg", "--verdict", verdict, "--reason", "I looked");
const place = (...more: string[]): string[] => ["check", "answer", "place", "--item", "a.jpg", ...more];
const verdict = async () =>
  (JSON.parse(await desk("export-case")) as { items: { verdict: string }[] }).items[0]?.verdict;

beforeAll(async () => {
  const { photo } = await draw(folder);
  await mkdir(at("in"));
  await writeFile(at("in/a.jpg"), commented(photo, "a"));
  await desk("collect", "--new", "--investigation", "Yard", at("in"));
  await desk("member", "add", "ann", "--name", "Ann", "--role", "editor");
  await desk("member", "add", "ben", "--name", "Ben", "--role", "reviewer");
});

test("two members verify an item, and another answer to a question makes both verdicts void", async () => {
  await desk(...place("--result", "passed", "--basis", "the bridge", "--address", "https://example.org/map"));
  await give("ann");
  await give("ben");
  expect(await verdict()).toBe("verified");
  const again = place("--result", "cannot say", "--basis", "there are two such bridges");
  expect(await here(...again)).toMatchObject({ code: 1, stderr: expect.stringContaining("reason-needed") });
  await desk(...again, "--reason", "a second bridge was found");
  expect(await verdict()).toBe("none");
  await desk("check", "withdraw", "place", "--item", "a.jpg", "--reason", "to be asked anew");
});

test("what is no answer, no address and no question is refused by name, and nothing is written", async () => {
  const before = await desk("fsck", "--json");
  const wrong = await here(
    ...place("--result", "passed", "--basis", "x", "--address", "javascript:alert(1)"),
  );
  expect(wrong).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("begins with http:// or https://"),
  });
  expect(await here(...place("--result", "perhaps", "--basis", "x"))).toMatchObject({ code: 2 });
  const weather = ["check", "answer", "weather", "--item", "a.jpg", "--result", "passed", "--basis", "x"];
  expect(await here(...weather)).toMatchObject({ code: 1, stderr: expect.stringContaining("it asks place") });
  expect(await desk("fsck", "--json")).toBe(before);
});
