// The street film with its published marks: eight by one frame, nineteen when a reviewed fact says that nobody left.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { corpus } from "../../media/src/testing/corpus.ts";
import { command, folderFor, jsonLines, succeed } from "./testing/command.ts";

const media = corpus("media") ?? "";
const folder = folderFor("vtest");
const at = (name: string): string => join(folder, name);
const desk = (...args: string[]): Promise<string> => succeed(["--data", at("data"), ...args]);

const CRITERIA = { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null };
const REVIEWS = [
  { by: "ada", verdict: "verified", reason: "the square matches" },
  { by: "ben", verdict: "verified", reason: "no earlier copy" },
];

/** The case file of the film: two reviews, and the facts given. */
async function bringIn(facts: readonly object[]): Promise<void> {
  const item = { id: "vtest.avi", kind: "video", verdict: "verified", reviews: REVIEWS };
  const rows = { format: "sightline.case/1", criteria: CRITERIA, items: [item], facts };
  await writeFile(at("in.json"), JSON.stringify(rows));
  await desk("import", at("in.json"));
}

/** Counts, and keeps case and proof under this name. */
async function counted(name: string): Promise<number> {
  const [result] = jsonLines(await desk("count", "--json", "--proof", at(`${name}.proof.json`)));
  await writeFile(at(`${name}.case.json`), await desk("export-case"));
  return Number(result?.["atLeast"]);
}

const holds = async (state: string, proof: string): Promise<number | null> =>
  (await command(["check-proof", at(`${state}.case.json`), at(`${proof}.proof.json`)])).code;

describe.skipIf(media === "")("the street film", () => {
  let span: [number, number];
  beforeAll(async () => {
    await desk("collect", join(media, "video/vtest.avi"));
    const marks = join(media, "gt/PETS09-S2L1.gt.txt");
    await desk("import", "--format", "mot", "--item", "vtest.avi", marks);
    const exported: unknown = JSON.parse(await desk("export-case"));
    const { sightings } = exported as { sightings: { spans: [number, number][] }[] };
    const spans = sightings.flatMap((sighting) => sighting.spans);
    span = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
  });

  test("counts eight, nineteen with a reviewed continuous shot, and eight again without its review", async () => {
    const [item] = jsonLines(await desk("items", "--json"));
    expect(item).toMatchObject({ marked: { prisoner: 19 }, header: { frames: 795 } });
    await bringIn([]);
    await desk("--as", "ada", "marks", "sign", "--item", "vtest.avi");
    await desk("--as", "ben", "marks", "review", "--item", "vtest.avi");
    expect(await counted("alone")).toBe(8);
    const fact = { id: "F1", kind: "continuous", item: "vtest.avi", span, basis: "the camera never stops" };
    await bringIn([{ ...fact, statedBy: "ada" }]);
    expect(await counted("stated")).toBe(8);
    await desk("--as", "ben", "fact", "review", "F1");
    expect(await counted("continuous")).toBe(19);
    await desk("--as", "ben", "fact", "withdraw", "F1", "--review", "--reason", "a cut at the end");
    expect(await counted("withdrawn")).toBe(8);
    const names = ["alone", "continuous", "withdrawn"];
    expect(await Promise.all(names.map((name) => holds(name, name)))).toEqual([0, 0, 0]);
    expect(await holds("alone", "continuous")).toBe(1);
    expect(await holds("withdrawn", "continuous")).toBe(1);
    expect(await holds("continuous", "alone")).toBe(1);
    expect(await holds("continuous", "withdrawn")).toBe(1);
  });
});
