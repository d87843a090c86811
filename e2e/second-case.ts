// The second investigation of every run: two photos and two wrong `same` facts that make one man stand twice in a frame.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export const SECOND = "The same man twice (synthetic)";

const ROOT = join(import.meta.dirname, "..");
const CLI = join(ROOT, "packages", "cli", "src", "main.js");
const TAUGHT = join(ROOT, "fixtures", "cases", "one-man-twice-in-a-frame.json");
/** Drawn for the demo; what they show does not matter here, who is marked in them does. */
const PHOTOS = { i1: "aldery-p01.jpg", i2: "aldery-p02.jpg" };

const run = promisify(execFile);

/** By the commands that anybody would use. Running it twice on one data folder changes nothing. */
export async function holdSecondCase(data: string, photosIn: string, scratch: string): Promise<void> {
  const sightline = (...args: string[]) => run(process.execPath, [CLI, "--data", data, ...args]);
  const paths = Object.values(PHOTOS).map((name) => join(photosIn, name));
  await sightline("collect", "--investigation", SECOND, "--account", "desk-photographer", ...paths);
  const file = join(scratch, "second-case.json");
  await writeFile(file, JSON.stringify(reviewed(await readFile(TAUGHT, "utf8"))));
  await sightline("import", "--investigation", SECOND, file);
}

/** The case that is kept for ever, with its items called by the files that stand for them, and reviewed by two members. */
function reviewed(text: string): unknown {
  const named = Object.entries(PHOTOS).reduce(
    (all, [id, name]) => all.replaceAll(`"${id}"`, `"${name}"`),
    text,
  );
  const file = JSON.parse(named) as { items: object[] };
  const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "Drawn for this test." }));
  return { ...file, items: file.items.map((item) => ({ ...item, reviews })) };
}
