// The second investigation of every run: two wrong `same` facts make one man stand twice in a frame, and one pair is undecided.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export const SECOND = "The same man twice (synthetic)";

const ROOT = join(import.meta.dirname, "..");
const CLI = join(ROOT, "packages", "cli", "src", "main.js");
const TAUGHT = join(ROOT, "fixtures", "cases", "one-man-twice-in-a-frame.json");
/** Drawn for the demo, with the people whom its tracks name; each becomes a sighting of this case, `s` and its number. */
const PHOTOS = [
  { id: "i1", stem: "aldery-p01", people: { 1: 1, 2: 2 } },
  { id: "i2", stem: "aldery-p02", people: { 1: 3 } },
  { id: "i3", stem: "aldery-p03", people: { 1: 4 } },
] as const;
/** Settles s1 and s4, and leaves s2 and s4 open: were they two people as well, three would be proved. */
const ONE_SHORT = {
  id: "F3",
  kind: "different",
  between: ["s1", "s4"],
  basis: "dress and build, by eye",
  statedBy: "m1",
  reviewedBy: "m2",
};

const run = promisify(execFile);

/** By the commands that anybody would use. Running it twice on one data folder changes nothing. */
export async function holdSecondCase(data: string, drawn: string, scratch: string): Promise<void> {
  const sightline = (...args: string[]) => run(process.execPath, [CLI, "--data", data, ...args]);
  const named = ["--investigation", SECOND];
  const paths = PHOTOS.map(({ stem }) => join(drawn, "media", "desk-photographer", `${stem}.jpg`));
  const isThere = await sightline("items", ...named).then(
    () => true,
    () => false,
  );
  const opening = isThere ? [] : ["--new"];
  // It ends when all that waits is compared, the demo's pixels too: pairs are told from then on.
  await sightline("collect", ...opening, ...named, "--account", "desk-photographer", ...paths);
  for (const { stem, people } of PHOTOS) {
    const tracks = join(scratch, `${stem}.txt`);
    await writeFile(
      tracks,
      tracksOf(await readFile(join(drawn, "mot", `${stem}.prisoner.txt`), "utf8"), people),
    );
    await sightline("import", ...named, "--format", "mot", "--item", `${stem}.jpg`, "--prefix", "s", tracks);
  }
  const file = join(scratch, "second-case.json");
  await writeFile(file, JSON.stringify(reviewed(await readFile(TAUGHT, "utf8"))));
  await sightline("import", ...named, file);
}

/** Only the people named, under their numbers here. */
function tracksOf(text: string, people: Readonly<Record<number, number>>): string {
  const rows = text.split("\n").flatMap((line) => {
    const [frame, track, ...box] = line.split(",");
    const number = people[Number(track)];
    return number === undefined ? [] : [[frame, number, ...box].join(",")];
  });
  return `${rows.join("\n")}\n`;
}

/** The case that is kept for ever, with its items called by the files that stand for them, and seen by two members. */
function reviewed(text: string): unknown {
  const file = JSON.parse(text) as { items: object[]; sightings: { item: string }[]; facts: object[] };
  const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "Drawn for this test." }));
  const marks = { statedBy: "m1", reviewedBy: "m2" };
  const items = PHOTOS.map(({ stem }) => ({
    ...file.items[0],
    id: `${stem}.jpg`,
    source: "desk-photographer",
    reviews,
    marks,
  }));
  const sightings = [...file.sightings, { ...file.sightings[0], id: "s4", item: "i3" }].map((sighting) => ({
    ...sighting,
    item: `${PHOTOS.find(({ id }) => id === sighting.item)?.stem ?? ""}.jpg`,
  }));
  return { ...file, items, sightings, facts: [...file.facts, ONE_SHORT] };
}
